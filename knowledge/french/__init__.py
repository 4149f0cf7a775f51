"""A French vocabulary for the packaged English sentence model: new rows, a small delta and a word lexicon."""
