"""Dates, hours and rules in words. Messages are Japanese; a language's catalogue says them its way."""
