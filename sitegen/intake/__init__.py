"""Other people's tables and maps become records: nothing lost, nothing invented, every row accounted for."""
