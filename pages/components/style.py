"""What does the tracker look like? One sheet of style for every page: screen, phone, projector, paper, one colour."""

# Blue and burnt orange stay apart for every common kind of colour blindness, and filled against outlined does in one
# colour. Contrast on white: ink 15.5, quiet 6.6, blue 8.3, orange 6.2.
# A fresh server that is first asked for a page other than the tracker draws Streamlit's own list of pages at the side:
# ours is in the band.
STYLE = """
:root{--ink:#17252b;--quiet:#4d5c63;--rule:#c9d1d4;--accent:#0b4f5c;--wash:#f1f4f4;--better:#1d4f91;--worse:#9a3c06}
[data-testid=stHeaderActionElements]{display:none}
[data-testid=stSidebar],[data-testid=stExpandSidebarButton]{display:none}
[data-testid=stHeader]{background:transparent;height:0;min-height:0}
[data-testid=stMain]{overflow-x:clip}
[data-testid=stMainBlockContainer]{max-width:1200px;padding:0 1.5rem 2rem}
[data-testid=stMain] [data-testid=stVerticalBlock]{gap:.55rem}
.t.band{background:var(--accent);margin:-.55rem calc(50% - 50vw) .6rem;padding:.7rem calc(50vw - 50%)}
.t.band{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.2rem 1.5rem}
.t.band nav{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
.t.band a{color:#fff;text-decoration:none;font-size:1rem}
.t.band a:hover,.t.band a[aria-current]{text-decoration:underline;text-underline-offset:.3em;text-decoration-thickness:2px}
.t.band a:focus-visible{outline-color:#fff!important}
.prose{max-width:46rem}
.prose ul,.found ul{padding-left:1.2rem;margin:.2rem 0 .5rem}
.prose li,.found li{margin:0 0 .3rem}
.t.prose h2{margin-top:1.6rem;border-top:3px solid var(--accent);padding-top:.5rem}
.t.prose h3{font-size:1.25rem;margin:1.1rem 0 .3rem}
.t h4{font-size:1.05rem;font-weight:600;padding:0;margin:1rem 0 .2rem;color:var(--ink)}
.contents ul{columns:2;list-style:none;padding:0;margin:.2rem 0;max-width:46rem}
.contents li{margin:0;padding:.2rem 0;break-inside:avoid}
.anchor{scroll-margin-top:.8rem}
.contents{margin-bottom:1rem}
.back{font-size:.9rem;margin-top:.8rem}
.found{max-width:46rem}
.t.found h3{margin:.6rem 0 .1rem}
.facts{display:grid;grid-template-columns:9.5rem 1fr;gap:.3rem 1rem;margin:.4rem 0 .6rem}
.facts dt{color:var(--quiet);font-weight:400;overflow-wrap:anywhere}
.facts dd{margin:0}
.facts .way{margin:0}
.terms dt{color:var(--ink);font-weight:600}
[data-testid=stTextInput]{max-width:46rem}
[data-testid=stTextInput] label p{font-size:1rem}
.t .areas th,.t .areas td{padding:.4rem .6rem .4rem 0;width:33%}
.areas thead th{border-bottom:3px solid var(--accent);font-size:.9rem}
.areas tbody th{font-weight:600}
@media screen and (max-width:480px){.contents ul{columns:1}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}.t .areas th,.t .areas td{width:auto;font-size:.9rem;padding-right:.35rem;overflow-wrap:anywhere}.t .areas tbody th{width:38%}.t .judged{white-space:normal}.t table.own th,.t table.own td{padding:.3rem .2rem;font-size:.85rem}.t table.own tbody th{overflow-wrap:anywhere}}
@media (forced-colors:active){[data-testid=stPlotlyChart]{forced-color-adjust:none;background:#fff;margin-top:1rem}[data-testid=stRadio] label:has(input:checked){outline:2px solid Highlight;outline-offset:2px}}
@media print{[data-testid=stTextInput]{display:none!important}.areas tr{break-inside:avoid}.prose{max-width:none}.prose section:has(article){columns:2;column-gap:1.6rem}.prose section:has(article)>.anchor{column-span:all}.prose .facts{grid-template-columns:6.5rem 1fr;gap:.1rem .6rem}.prose h2,.prose h3,.prose h4{break-after:avoid}}
.t.band h1{color:#fff;font-size:1.15rem;font-weight:600}
.t.band h1 span.place{font-weight:400;opacity:.9}
*:focus-visible{outline:3px solid #b35c00!important;outline-offset:2px}
.t{color:var(--ink);font-variant-numeric:tabular-nums;line-height:1.4}
.t p{margin:0 0 .4rem}
.t h1,.t h2,.t h3{padding:0;margin:0;color:var(--ink);letter-spacing:-.01em}
.t h2{font-size:1.9rem;font-weight:700;line-height:1.15;margin:.35rem 0 .25rem}
.t h2 span.when{font-weight:400;color:var(--quiet)}
.t h3{font-size:1.05rem;font-weight:600}
.t a{color:var(--accent);text-decoration:underline}
.quiet,.t p.quiet{color:var(--quiet);font-size:.9rem}
.t p.lead{font-size:1.15rem;margin-bottom:.5rem}
.lead .way{font-size:.95rem;margin:0 .15rem 0 .5rem}
.banner{border-left:5px solid var(--accent);background:var(--wash);padding:.45rem .8rem;font-size:.9rem}
.problem{border-left:5px solid var(--worse);background:#fdf4ee;padding:.6rem .9rem;font-size:1.05rem}
.t table{width:100%;border-collapse:collapse;margin:0}
.t th,.t td{border:0;border-bottom:1px solid var(--rule);padding:.55rem .5rem;text-align:left;vertical-align:top}
.sheet thead th{border-bottom:3px solid var(--accent);font-size:.86rem;font-weight:600;vertical-align:bottom;color:var(--ink)}
.sheet caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.sheet tbody th{font-weight:600;font-size:1rem;width:24%}
.sheet tbody th .quiet,.sheet details{font-weight:400}
.sheet td{white-space:nowrap}
.under{display:block;margin-top:.2rem}
.under .way,.trend .way{margin-left:0}
.words{margin-top:.9rem}
.words ul{list-style:none;padding:0;margin:.3rem 0}
.words li{margin:0 0 .35rem;padding-left:.7rem;border-left:3px solid var(--rule)}
.copy{font:inherit;font-size:.82rem;color:var(--accent);background:#fff;border:1px solid var(--accent);border-radius:3px;padding:.05rem .5rem;min-height:1.6rem;cursor:pointer}
.copy:hover{background:var(--wash)}
.copy[data-done]::after{content:" \2713"}
.big{font-size:1.75rem;font-weight:700;line-height:1.1}
.num{font-size:1.2rem;font-weight:600}
.arrow{font-size:.8em;color:var(--ink);margin-right:.3em}
.sheet td .quiet{display:block;white-space:normal;line-height:1.3;margin-top:.15rem}
.way{display:inline-block;font-size:.82rem;font-weight:600;border-radius:2px;padding:.02rem .42rem;margin-left:.35rem;vertical-align:.12em;border:2px solid transparent}
.better{background:var(--better);color:#fff;border-color:var(--better)}
.worse{background:#fff;color:var(--worse);border-color:var(--worse)}
.same{color:var(--quiet);border-color:var(--rule)}
.made{font-size:.82rem;white-space:nowrap;font-weight:600;color:#5b3a78;border-bottom:2px dotted #5b3a78}
.trend{display:flex;flex-direction:column;align-items:flex-start;gap:.25rem}
.spark{width:140px;height:46px;flex:none}
path.line{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}
.dot{fill:var(--accent)}
.start{stroke:var(--quiet);stroke-width:1.2;stroke-dasharray:4 3}
.grid{stroke:#e1e6e8;stroke-width:1}
.tick{stroke:var(--quiet);stroke-width:1}
.break{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:2 3}
.chart{width:100%;height:auto;max-width:560px;display:block;overflow:visible}
.chart text{font-size:11.5px;fill:var(--quiet)}
.chart .end{text-anchor:end}
.chart .year,.chart .gap{text-anchor:middle}
.chart .gap{fill:var(--worse);font-size:13px}
.chart .note{fill:var(--ink);paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.chart .value{font-size:16px;font-weight:700;fill:var(--accent)}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:1.4rem 2rem;margin-top:.6rem}
.charts section{min-width:0}
.t summary{cursor:pointer;color:var(--accent);font-size:.88rem;padding:.15rem 0}
.t details[open]{padding-bottom:.4rem}
.twin{max-height:25rem;overflow:auto;border:1px solid var(--rule)}
.twin th,.twin td{font-size:.85rem;padding:.2rem .4rem;white-space:nowrap}
.twin p{margin:.3rem .4rem}
.notes{font-size:.9rem;margin:.3rem 0 0;padding-left:1.3rem}
.notes li{margin:0 0 .25rem;font-size:.9rem}
.judged{white-space:nowrap}
.judged .way{margin-left:.2rem}
.lead .big{margin-right:.15rem}
.against{display:flex;flex-wrap:wrap;gap:.5rem 2.2rem;margin:.5rem 0 0}
.against dt{color:var(--quiet);font-size:.9rem;font-weight:400}
.against dd{margin:0;font-size:.9rem;color:var(--quiet)}
.against .num{display:block;color:var(--ink);line-height:1.2}
.below h3{margin-top:1.1rem}
.below .chart{max-width:440px}
@media screen and (max-width:820px){.against{display:grid;grid-template-columns:1fr 1fr;gap:.5rem 1rem}}
.signs{padding-left:1.1rem;margin:0 0 .6rem;font-size:.9rem;max-width:60rem}
.t .signs li{font-size:.9rem;margin:0 0 .2rem}
.foot{border-top:1px solid var(--rule);padding-top:.6rem;margin-top:1rem;font-size:.86rem;color:var(--quiet)}
.t sup{font-size:.7em;line-height:0;font-weight:400;white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
/* Attendance */
.attend h4,.watch h4{font-size:1rem;font-weight:600;margin:0 0 .2rem;padding:0;color:var(--ink)}
.attend>section{margin-top:1.4rem}
.attend .charts{margin-top:.7rem}
.attend>p{margin-top:.5rem}
.attend>p.quiet:first-child{margin-top:1.2rem}
.attend .charts .quiet{margin:.1rem 0}
.attend>section h3,.watch>section h3{font-size:1.25rem}
.attend>section h3{border-bottom:3px solid var(--accent);padding-bottom:.2rem}
@media screen and (min-width:821px){.attend .sheet tbody th{width:21%}}
.real{font-size:.82rem;white-space:nowrap;font-weight:600}
.line.city{stroke:#7b8a90;stroke-width:1.6}
.dot.city{fill:#7b8a90}
.chart .beside{fill:var(--quiet);font-weight:600}
rect.unreal{fill:#f3eef7}
.chart .note.unreal{fill:#5b3a78;stroke:#f3eef7}
.attend .by-term{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin-top:.6rem}
.attend .by-term table{width:auto;margin:.2rem 0 .3rem}
.attend .by-term th,.attend .by-term td{padding:.25rem .9rem .25rem 0}
.attend .by-term thead th{border-bottom:2px solid var(--rule);font-size:.86rem}
.attend .by-term section{max-width:21.5rem;break-inside:avoid}
@media print{.attend .by-term{gap:.4rem 1.4rem}.attend .by-term section{flex:1 1 0}.attend .by-term th,.attend .by-term td{padding:.1rem .5rem .1rem 0}}
.twin .between{font-style:italic;white-space:normal}
@media screen and (max-width:420px){.attend .chart text{font-size:17px}.attend .chart .value{font-size:20px}}
@media (forced-colors:active){.line.city{stroke:GrayText}rect.unreal{fill:Canvas}}
@media screen and (max-width:1100px){.t h2{font-size:1.6rem}.sheet tbody th{width:22%}.sheet td,.sheet thead th,.sheet tbody th{padding:.45rem .35rem}.spark{width:104px;height:34px}}
@media screen and (max-width:820px){
 [data-testid=stMainBlockContainer]{padding:0 1rem 2rem}
 .chart text{font-size:14px}
 .charts{grid-template-columns:1fr}
 .t h2{font-size:1.55rem}
 .sheet,.sheet tbody,.sheet tr,.sheet th,.sheet td{display:block;width:auto}
 .sheet thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 .sheet tr{border-top:3px solid var(--accent);padding:.5rem 0;margin:0 0 .6rem}
 .sheet tbody th{width:auto;border:0;padding:.2rem 0}
 .sheet td{display:flex;justify-content:space-between;align-items:baseline;gap:.8rem;padding:.3rem 0;white-space:normal;text-align:right}
 .sheet td::before{content:attr(data-label);color:var(--quiet);font-size:.9rem;text-align:left;flex:0 1 48%}
 .sheet td:last-child{border-bottom:0;align-items:center}
 .trend{align-items:flex-end}
 .short .said{display:block;margin:.2rem 0}
 .short .way{margin-left:0}
}
/* What changed */
.watch>section{margin-top:1.4rem}
.watch>section section{margin-top:1rem}
.watch>section.mine{border-left:5px solid var(--accent);background:var(--wash);padding:.5rem .9rem .3rem}
.watch .mine p.lead{margin:0 0 .3rem}
.watch .moved th,.watch .moved td{padding:.35rem .5rem;vertical-align:baseline}
.watch .moved tr.mine>*{background:var(--wash)}
.watch .moved tr.mine th{border-left:5px solid var(--accent)}
.watch .yours{font-size:.82rem;color:var(--accent);margin-left:.3rem;white-space:nowrap}
.watch .moved td .quiet{margin:0;display:inline}
.watch details{margin-top:1.2rem}
@media screen and (max-width:820px){
 .watch .moved tr{display:grid;grid-template-columns:1fr auto;gap:0 .6rem;border-top:1px solid var(--rule);padding:.4rem 0;margin:0}
 .watch .moved tr.mine{border-left:5px solid var(--accent);padding-left:.5rem;background:var(--wash)}
 .watch .moved tr.mine th{border-left:0}
 .watch .moved th,.watch .moved td{grid-column:1/-1;display:block;border:0;padding:0;text-align:left}
 .watch .moved th{grid-column:1}
 .watch .moved td.change{grid-column:2;grid-row:1;text-align:right}
 .watch .moved td.ends .num{font-size:1rem}
}
/* Compare */
.t.compare h3,h3.t.compare{margin-top:1rem;font-size:1.25rem}
.compare>section{margin-top:1.4rem}
.compare p.quiet{max-width:62rem}
.every th,.every td{padding:.3rem .5rem}
@media screen and (min-width:821px){.every tbody th{width:27%;font-size:.98rem}}
.every td .quiet,.every th .quiet{display:inline;white-space:nowrap;font-weight:400;margin:0 0 0 .5rem}
.every td .num{font-size:1.05rem}
.every td details .quiet{display:block;white-space:normal;margin:.2rem 0;max-width:22rem}
.every .way{margin-left:0}
.every td .num~.way{margin-left:.5rem}
.every .yours,.many .yours{font-size:.82rem;color:var(--accent);margin-left:.4rem;white-space:nowrap}
.every tr.mine>*{background:var(--wash)}
.every tr.mine th{border-left:5px solid var(--accent)}
.every tr.whole>*{border-bottom:2px solid var(--ink)}
.every .block{padding-top:1.1rem;width:auto}
.many{display:grid;grid-template-columns:repeat(auto-fill,minmax(158px,1fr));gap:.7rem .9rem;list-style:none;padding:0;margin:.4rem 0}
.many li{margin:0;list-style:none;padding:.35rem .5rem;border:1px solid var(--rule);min-width:0;display:flex;flex-direction:column;justify-content:space-between}
.many li.mine{border:3px solid var(--accent);padding:.25rem .4rem}
.many li.mine .yours{margin:0}
.many a{font-size:.9rem;line-height:1.25}
.many .spark{width:100%;height:auto;max-width:190px}
.many .now{font-weight:600}
.many .now .quiet{font-weight:400}
.tiles{display:grid;grid-auto-columns:minmax(0,1fr);gap:4px;list-style:none;padding:0;margin:.5rem 0;max-width:760px}
.tiles li.tile{margin:0;padding:0;min-height:4.6rem;border:1px solid var(--quiet)}
.tile a{display:flex;flex-direction:column;justify-content:space-between;height:100%;padding:.25rem .35rem;text-decoration:none;color:inherit;line-height:1.15;overflow:hidden}
.tile a:hover .full,.tile a:focus-visible .full{text-decoration:underline}
.tile .full{font-size:.9rem}
.tile .brief,.briefs{display:none}
.tile strong{font-size:1.1rem}
.tile.mine{outline:4px solid var(--accent);outline-offset:0;z-index:1}
.step1{background:#f3f5f5;color:var(--ink)}
.step2{background:#d0d7da;color:var(--ink)}
.step3{background:#a7b3b8;color:var(--ink)}
.step4{background:#4d5c63;color:#fff}
.hatched{background:repeating-linear-gradient(45deg,#fff 0 6px,#dfe4e6 6px 8px);color:var(--ink)}
.tiles li.bare,.tiles li.out,.swatch.out{background:#fff;color:var(--quiet);border-style:dotted}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:.3rem 0;font-size:.9rem}
.key li{margin:0;padding:0;display:flex;align-items:center;gap:.4rem}
.swatch{display:inline-block;width:1.5rem;height:1.1rem;border:1px solid var(--quiet)}
@media screen and (max-width:820px){
 .tiles li.tile{min-height:3.3rem}
 .tile a{padding:.2rem 0;text-align:center}
 .tile .full{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 .tile .brief{display:block;font-size:.94rem;white-space:nowrap}
 .compare p.briefs{display:block}
 .tile strong{font-size:.94rem}
 .many{grid-template-columns:repeat(auto-fill,minmax(134px,1fr));gap:.5rem}
 .every tbody tr{display:grid;grid-template-columns:1fr auto;gap:0 .8rem;border-top:1px solid var(--rule);padding:.45rem 0;margin:0}
 .every tbody tr.mine{border-left:5px solid var(--accent);padding-left:.5rem;background:var(--wash)}
 .every tr.mine>*{background:none}
 .every tr.mine th{border-left:0}
 .every tbody tr.whole{border-bottom:2px solid var(--ink)}
 .every tbody th{grid-column:1;padding:0}
 .every tbody th.block{grid-column:1/-1;padding-top:.8rem}
 .every tbody td{grid-column:1/-1;padding:0;border:0;justify-content:flex-start;text-align:left;gap:0 .5rem;flex-wrap:wrap}
 .every tbody td::before{flex:none}
 .every tbody td.figure{grid-column:2;grid-row:1}
 .every tbody td.figure::before,.every tbody td.why::before{content:none}
 .every tbody td.none{display:none}
 .every tr.whole>*{border-bottom:0}
 .every td .num~.way{margin-left:.2rem}
}
@media (forced-colors:active){.tile.mine,.many li.mine{outline:4px solid Highlight}.tile,.swatch{forced-color-adjust:none}}
@media print{.tile,.swatch,.every tr.mine>*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.many li,section:has(>.tiles){break-inside:avoid}.tiles li.tile{min-height:2.3rem}}
/* End of Compare */
/* Take along */
.t.take{margin:1.2rem 0 .9rem}
.t.take h3{font-size:1.25rem;border-top:3px solid var(--accent);padding-top:.5rem}
header .go+.go{right:6.3rem}
@media screen and (min-width:481px){.t>header:has(.go+.go) h2{padding-right:14rem}}
@media screen and (max-width:480px){header .go+.go{margin-left:.6rem}}
@media print{[data-testid=stDownloadButton]{display:none!important}}
.t.offered{margin-bottom:.9rem}
.st-key-own .t.take{margin:.2rem 0 .9rem}
.st-key-own .t.take h3{border:0;padding:0}
.st-key-half{max-width:46rem}
[data-testid=stProgress]{max-width:46rem}
@media print{[data-testid=stButton],[data-testid=stProgress]{display:none!important}}
/* End of Take along */
/* Presentation: letters of 32 px fill the smallest projector (1024 by 768), and grow with a larger one */
.t>header:has(.go){position:relative}
header .go{position:absolute;right:0;top:.75rem;font-size:1rem;line-height:1;border:1px solid var(--accent);border-radius:3px;padding:.35rem .7rem;text-decoration:none!important}
header .go:hover{background:var(--wash)}
@media screen and (min-width:481px){.t>header:has(.go){min-height:3.2rem}}
@media screen and (max-width:480px){header .go{position:static;display:inline-block;margin:0 0 .5rem}}
@media screen and (min-width:481px){.t>header:has(.go) h2{padding-right:6.5rem}}
.present{position:fixed;inset:0;z-index:1000000;background:#fff;container-type:size;overflow:auto;display:flex;flex-direction:column;line-height:1.2}
.stApp:has(.present) .problem{font-size:20px}
.stApp:has(.bare) .problem{font-size:32px}
.stApp:has(.problem) .present{top:5.5rem}
.t.present>*{font-size:max(32px,min(4.16cqh,3.125cqw));margin:0 1.25em}
.t.present h1{font-size:max(32px,min(4.16cqh,3.125cqw));font-weight:600;color:var(--accent);padding-top:.25em}
.present h1 .when{font-weight:400;margin-left:.2em}
.present>section{flex:1;min-height:0;display:flex;flex-direction:column}
.present>section[hidden],.present .where,.present .paper{display:none}
.present .body{flex:1;min-height:0;display:flex;flex-direction:column;gap:.4em}
.t.present p,.t.present li{font-size:1em;margin:0}
.t.present h2{font-size:1.25em;line-height:1.15;margin:0 0 .2em}
.present h2:focus{outline:none!important}
.present .one{flex:1;min-height:0;display:flex;gap:1em}
.present .figure{flex:0 0 32%}
.t.present .huge{font-size:max(120px,5em);font-weight:700;line-height:1.05;letter-spacing:-.02em;white-space:nowrap}
.present .percent{font-size:.5em}
.present .one .chart{flex:1;min-width:0;max-width:none;height:100%}
.present .chart text{font-size:32px;fill:var(--ink)}
.present .chart .gap{font-size:32px}
.present path.line{stroke-width:5}
.present .start,.present .break{stroke-width:3;stroke-dasharray:9 7}
.present .grid,.present .tick{stroke-width:2}
.present .way{font-size:1em;line-height:1.1;border-width:3px;padding:0 .3em;margin:0 .15em 0 0;vertical-align:baseline}
.present .arrow{font-size:1em;margin:0}
.present .made{font-size:1em}
.present .since{display:flex;flex-direction:column;gap:.35em}
.present .body:has(.strip){gap:0}
.present .strip{flex:1;min-height:0;display:flex;flex-direction:column}
.t.present .strip h3{font-size:1em}
.present .measure{font-weight:400}
.present .strip .chart{flex:1;min-height:0;max-width:none}
.present .dot.other{fill:#9aa7ad;stroke:#fff;stroke-width:2}
.present .whole{stroke:var(--ink);stroke-width:4}
.present .chart .city,.present .chart .mine{text-anchor:middle}
.present .chart .mine{font-weight:700;fill:var(--accent)}
.present ul{list-style:none;margin:0;padding:0;display:flex;flex-direction:column;gap:.45em}
.present li{border-left:.2em solid var(--accent);padding-left:.5em}
.present footer{font-size:1em;border:0;margin:0;padding:.2em 8em .2em 0;min-height:2em;display:flex;align-items:center}
.t.present footer p{font-size:1em;color:var(--quiet)}
.present nav{position:absolute;right:0;bottom:.3em;display:flex;gap:.4em;align-items:center}
.present nav button,.present nav a{font:inherit;line-height:1;width:1.4em;height:1.4em;display:flex;align-items:center;justify-content:center;color:var(--accent);background:#fff;border:2px solid var(--accent);border-radius:4px;text-decoration:none;cursor:pointer}
.present nav [aria-disabled=true]{color:var(--quiet);border-color:var(--rule);cursor:default}
@media screen and (max-width:700px){
 .t.present>*,.t.present h1{font-size:20px}
 .t.present>*{margin:0 1rem}
 .present footer{padding-right:0}
 .t.present .huge{font-size:84px}
 .present>section,.present .body{flex:none}
 .present .one{display:block}
 .present .one .chart{width:100%;height:auto;margin-top:.5em}
 .present .strip .chart{flex:none;width:100%;height:auto;margin:.6em 0 1em;overflow:visible}
 .present .strip .chart text{font-size:44px}
 .present .strip .chart .city{transform:translateY(13px)}
 .present nav{position:static;padding:.4em 0 .8em}
}
@media (forced-colors:active){.present .dot.other,.present .whole{stroke:CanvasText}.present .dot.other{fill:Canvas}.present .chart .mine,.present .chart .city{fill:CanvasText}.present .huge,.present .way{forced-color-adjust:none;color:CanvasText;background:none;border-color:CanvasText}}
@page screen{size:A4 landscape;margin:8mm}
@media print{
 body:has(.present){page:screen}
 div:has(.present){display:block!important;position:static!important;height:auto!important;overflow:visible!important}
 .present{position:static!important;container-type:normal;display:block!important;overflow:visible}
 .t.present>*{font-size:28px;margin:0}
 .t.present h1{display:none}
 .present>section,.present>section[hidden]{display:flex!important;height:186mm;break-after:page;break-inside:avoid}
 .present>section:last-of-type{break-after:auto}
 .present footer{display:block;padding-right:0}
 .t.present .paper{display:block;font-size:15px}
 .t.present .where{display:block;color:var(--accent);font-weight:600}
}
/* End of presentation */
/* City */
.city h3{margin-top:1.3rem;font-size:1.15rem}
.city .against{margin:.5rem 0 .8rem}
@media screen and (min-width:821px){.city .against{flex-wrap:nowrap;gap:.5rem 1.4rem}.city .against .num{white-space:nowrap}}
.city .sheet tbody th .quiet{display:block;line-height:1.3}
.city .sheet td,.city .sheet tbody th{padding:.4rem .45rem}
.city .sheet td .quiet{font-size:.82rem;max-width:9.5rem}
.city .num.now{font-size:1.4rem;font-weight:700}
.city ul{padding-left:1.2rem;margin:.3rem 0 .5rem}
.city .own th .quiet{font-weight:400}
.city .own th,.city .own td{padding:.35rem .5rem;vertical-align:baseline}
.side{display:block;font-size:.9rem;font-weight:600;color:var(--quiet)}
.city .points{font-size:.82rem}
.side.better{background:none;border:0;color:var(--better)}
.side.worse{background:none;border:0;color:var(--worse)}
.cityspark{width:165px;height:48px;display:block}
.cityspark text{font-size:13px}
.cityspark text.mine{fill:var(--accent);font-weight:600}
.cityspark text.country{fill:var(--quiet)}
path.line.country{stroke:#7b8a90;stroke-width:1.6}
.dot.country{fill:#7b8a90}
@media screen and (max-width:1100px){.city .sheet td .quiet{max-width:8rem}.cityspark{width:140px;height:41px}}
@media print{.cityspark{width:110px;height:32px}.city section,.city li{break-inside:avoid}}
@media screen and (max-width:820px){.city .sheet td .quiet{max-width:none}.city .sheet .side{display:inline;margin-left:.5rem}.city .sheet td::before{flex-basis:38%}}
@media (forced-colors:active){.way{border-color:CanvasText}path.line,.start,.grid,.tick,.break{stroke:CanvasText}.dot,.chart text{fill:CanvasText}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important}}
@media print{
 @page{size:A4 portrait;margin:10mm}
 html{font-size:10.5px}
 [data-testid=stHeader],[data-testid=stToolbar],[data-testid=stHorizontalBlock],[data-testid=stSelectbox],[data-testid=stButton],[data-testid=stRadio],[data-testid=stSidebar],.noprint,.t details:not([open]){display:none!important}
 .stApp,[data-testid=stAppViewContainer],[data-testid=stMain],[data-testid=stMainBlockContainer],body,html,#root{position:static!important;overflow:visible!important;height:auto!important;display:block!important}
 [data-testid=stMainBlockContainer]{padding:0!important;max-width:none}
 .charts{grid-template-columns:1fr 1fr;gap:.4rem 1.4rem}
 .chart{max-width:225px}
 .chart text{font-size:15px}
 .below .chart{max-width:290px}
 .below .chart text{font-size:12px}
 .foot{margin-top:.2rem;padding-top:.3rem}
 .foot p{line-height:1.25;margin-bottom:.2rem}
 [data-testid=stVerticalBlock]{gap:.3rem!important}
 .t>.sheet tbody th{width:21%}
 .t>.sheet tbody td:nth-child(2){width:20%}
 .t>.sheet tbody td:nth-child(3){width:17%}
 .t.band{padding:.4rem .6rem;margin:0 0 .6rem}
 .every th:last-child:not(.block),.every td:last-child{display:none}
 .many{grid-template-columns:repeat(8,1fr);gap:.3rem}
 .many li{padding:.15rem .3rem}
 [data-testid=stElementContainer]:has([data-testid=stPlotlyChart]){zoom:.62}
 .sheet td .quiet,.sheet td .made{line-height:1.2}
 .big{font-size:1.5rem}
 .trend{flex-direction:row;align-items:center}
 .spark{width:84px;height:28px}
 .words li{margin:0 0 .15rem}
 .words{margin-top:.4rem}
 .sheet td,.sheet th{padding:.3rem .4rem!important}
 .attend>section,.compare>section{margin-top:.6rem}
 .watch>section{margin-top:.35rem}
 .watch>section section{margin-top:.25rem}
 .watch .mine p.lead{font-size:1rem;margin:0}
 .watch{zoom:.9}
 .watch h2{font-size:1.5rem}
 .watch p.quiet,.watch p.lead{margin-bottom:.1rem}
 .attend .sheet tbody td:nth-child(6){width:17%}
 .sheet.moved td,.sheet.moved th,.sheet.every td,.sheet.every th{padding:.03rem .4rem!important;line-height:1.2}
 .sheet.every tbody th:not(.block){width:34%}
 .every tr:has(.block){break-after:avoid}
 .sheet.every .block{padding-top:.4rem!important}
 .moved .num,.every td .num{font-size:1rem}
 .moved .way,.every .way{font-size:.78rem;padding:0 .35rem;border-width:1px}
 .charts section,.sheet tr{break-inside:avoid}
 .sheet,.sheet tbody,.sheet thead{position:static}
 .way,.banner,.dot,path.line{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""
