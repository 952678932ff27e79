"""How does a reader go from screen to screen? By keys, buttons or the address, without asking the server."""

# All screens are on the page; all but one are hidden, from the eye and from a screen reader. Which one is shown stands
# in the address, so that a link reopens it; it is no step in the history, so that going back leads out of the
# presentation. Streamlit may draw the page anew: whatever comes is waited for and set up. Where a screen is higher than
# the window (a phone, or enlarged), keys that scroll do so first.
SCRIPT = """
if (!window.trackerScreens) {
  window.trackerScreens = true;
  const find = () => document.querySelector(".present");
  const screens = (show) => [...show.querySelectorAll(":scope > section")];
  const asked = (count) => Math.min(Math.max(parseInt(location.hash.slice(1), 10) || 1, 1), count);
  const turn = (show, to, spoken) => {
    const every = screens(show);
    const at = Math.min(Math.max(to, 1), every.length);
    every.forEach((screen, place) => { screen.hidden = place !== at - 1; });
    show.dataset.at = at;
    show.querySelector(".at").textContent = `${at} of ${every.length}`;
    show.querySelectorAll("button").forEach((button, place) => {
      button.setAttribute("aria-disabled", at === [1, every.length][place]);
    });
    show.scrollTo(0, 0);
    if (!spoken) return;
    history.replaceState(history.state, "", `#${at}`);
    const heading = every[at - 1].querySelector("h2");
    show.querySelector("[role=status]").textContent = `Screen ${at} of ${every.length}: ${heading.textContent}`;
    heading.focus();
  };
  const set = () => {
    const show = find();
    if (show && !show.dataset.at) turn(show, asked(screens(show).length), false);
  };
  new MutationObserver(set).observe(document.body, {childList: true, subtree: true});
  set();
  window.addEventListener("hashchange", () => {
    const show = find();
    if (show) turn(show, asked(screens(show).length), true);
  });
  window.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".present button");
    if (button) turn(find(), Number(find().dataset.at) + Number(button.dataset.step), true);
  });
  window.addEventListener("keydown", (event) => {
    const show = find();
    if (!show || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { show.querySelector("a.out").click(); return; }
    const pressed = event.target.closest && event.target.closest("button,a");
    if (event.key === " " && pressed) return;
    const on = event.key === " " ? !event.shiftKey : ["ArrowRight", "ArrowDown", "PageDown"].includes(event.key);
    const at = Number(show.dataset.at);
    const step = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", " "].includes(event.key);
    const to = step ? at + (on ? 1 : -1) : {Home: 1, End: screens(show).length}[event.key];
    if (to === undefined) return;
    const rest = on ? show.scrollHeight - show.clientHeight - show.scrollTop : show.scrollTop;
    if (step && !["ArrowRight", "ArrowLeft"].includes(event.key) && rest > 2) return;
    event.preventDefault();
    turn(show, to, true);
  });
}
"""
