"""What keeps an open book from harm: it is watched, backed up, saved elsewhere, salvaged; what is wrong is said."""
