"""Put words together to regular expressions. Of several that fit, the first one wins: keep their order."""

from __future__ import annotations


def either(*words: str) -> str:
    """Return an expression for any of the words, to stand alone."""
    return "|".join(words)


def one_of(*words: str) -> str:
    """Return an expression for any of the words, to stand beside others."""
    return f"(?:{'|'.join(words)})"


def maybe(*words: str) -> str:
    """Return an expression for any of the words or none."""
    return f"(?:{'|'.join(words)})?"


def named(name: str, *words: str) -> str:
    """Return an expression for any of the words that the token keeps by a name."""
    return f"(?P<{name}>{'|'.join(words)})"


def before(*words: str) -> str:
    """Return an expression that holds where any of the words follows, without reading it."""
    return f"(?={'|'.join(words)})"
