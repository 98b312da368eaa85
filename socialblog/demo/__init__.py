"""The demo: Lantern Yard, an invented workshop for bicycle lamps, and the people who read it.

Everything in it is text that can be edited by hand: `people.py`, `articles/`, `pages/`, and one
file of `conversations/` per article. Times are ages, so the demo is as fresh as the day on which
it is loaded. `loading.load()` plays it through the site's own verbs.

The pictures were drawn for it. `pictures/source/` has them as SVG, to be changed by hand and
photographed with a browser at 1600 pixels' width (portraits 480, the logo 256).
"""
