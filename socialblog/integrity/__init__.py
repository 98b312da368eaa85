"""Whether what is stored agrees with itself: every kind of damage has a check with a name.

A check walks its table in batches by key, so that a million rows need no more memory than a
thousand. What a single statement finds is damage, not a change under way: every change of the
site is one transaction. What takes several statements is looked at a second time while its post
stands still, before anybody is told. Mending happens under the post's lock, a batch at a time.
"""
