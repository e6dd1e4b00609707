"""Speed, memory and weight, as ratios taken in one run: `make bench`."""
