"""A logistic regression over named evidence: fitted, judged by groups that it has not seen, written out as weights."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

Floats = NDArray[np.float64]
_FOLDS = 10


def fitted(values: Floats, right: NDArray[np.bool_], weights: Floats) -> Pipeline:
    """The regression over one row of evidence per example."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    return model.fit(values, right, logisticregression__sample_weight=weights)


def held_out(values: Floats, right: NDArray[np.bool_], weights: Floats, groups: Sequence[str]) -> Floats:
    """Each example's probability by a regression fitted without its group."""
    fold_of = {group: at % _FOLDS for at, group in enumerate(sorted(set(groups)))}
    folds = np.asarray([fold_of[group] for group in groups])
    fresh = np.zeros(len(groups))
    for fold in sorted(set(folds.tolist())):
        rest = folds != fold
        fresh[~rest] = fitted(values[rest], right[rest], weights[rest]).predict_proba(values[~rest])[:, 1]
    return fresh


def raw(model: Pipeline, fields: Sequence[str]) -> tuple[dict[str, float], float]:
    """The weights by name and the intercept, for evidence that is not scaled."""
    scaler, regression = (step for _, step in model.steps)
    weights = regression.coef_[0] / scaler.scale_
    named = {name: round(float(weight), 4) for name, weight in zip(fields, weights, strict=True)}
    return named, round(float(regression.intercept_[0] - (weights * scaler.mean_).sum()), 4)
