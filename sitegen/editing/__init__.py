"""Records changed as texts: one value in place, a whole file's layout, what has one right answer."""
