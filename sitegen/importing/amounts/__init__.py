"""Figures: number, unit, period and holder."""
