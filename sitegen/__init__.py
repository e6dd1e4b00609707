"""A map-centred directory of community gathering places, from YAML records to a static site."""

__version__ = "0.1.0"
