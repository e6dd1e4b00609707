"""The words of schedules as regular expressions, by what they speak of; `lexicon` puts them in order."""
