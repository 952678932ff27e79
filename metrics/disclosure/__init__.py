"""Which figures must not be seen, and what can a reader prove about them? Pure functions: no file, no screen.

Open the module you need: `policy` (the settings), `promise` (when a month is safe), `rule` (which cells are hidden).
"""
