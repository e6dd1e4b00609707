"""The grammar of Japanese sentences about dates, from letters to rules."""
