"""Names of older Keras, NumPy, pandas, scikit-learn and TensorFlow, which many tutorials show."""

import re
import sys
from collections.abc import Iterator

_OF_LAYERS = "core convolutional pooling recurrent normalization embeddings advanced_activations"
# What each is now. "lr=" is an option, ".fit_generator" belongs to a model, a layer, an optimizer.
OLDER_NAMES = {
    "lr=": "`learning_rate`",
    "decay=": "a schedule, from `keras.optimizers.schedules`, in place of the learning rate",
    "nb_epoch=": "`epochs`",
    "class_mode=": "found out from the loss",
    "init=": "`kernel_initializer`",
    "output_dim=": "`units`",
    "bias=": "`use_bias`",
    "W_regularizer=": "`kernel_regularizer`",
    "W_constraint=": "`kernel_constraint`",
    "nb_filter=": "`filters`",
    "border_mode=": "`padding`",
    "subsample=": "`strides`",
    "dim_ordering=": "`data_format`",
    "pool_length=": "`pool_size`",
    "inner_activation=": "`recurrent_activation`",
    "dropout_W=": "`dropout`",
    "dropout_U=": "`recurrent_dropout`",
    "input_length=": "a part of the shape in `keras.Input`",
    "nb_classes=": "`num_classes`",
    "period=": "`save_freq`",
    "sparse=": "`sparse_output`",
    "Model.input=": "`inputs`, with an s",
    "Model.output=": "`outputs`, with an s",
    ".fit_generator": "`fit`",
    ".evaluate_generator": "`evaluate`",
    ".predict_generator": "`predict`",
    ".predict_proba": "`predict`",
    ".predict_classes": "`predict`, and then np.argmax or a threshold",
    ".output_shape": "`.output.shape`",
    ".lr": "`.learning_rate`",
    "keras.utils.np_utils": "in `keras.utils` itself, as `keras.utils.to_categorical` is",
    "keras.utils.vis_utils": "`keras.utils.plot_model`",
    "keras.layers.merge": "a layer of its own: `keras.layers.Concatenate`, `keras.layers.Add`",
    "keras.layers.Merge": "a layer of its own: `keras.layers.Concatenate`, `keras.layers.Add`",
    "keras.layers.CuDNNLSTM": "`keras.layers.LSTM`",
    "keras.layers.CuDNNGRU": "`keras.layers.GRU`",
    "keras.layers.TimeDistributedDense": "`keras.layers.Dense`",
    "keras.engine": "`keras.Model` and `keras.Layer`",
    "keras.objectives": "`keras.losses`",
    "keras.losses.mse": "`keras.losses.mean_squared_error`",
    "keras.losses.mae": "`keras.losses.mean_absolute_error`",
    "keras.optimizers.legacy": "`keras.optimizers` itself, without `legacy`",
    "keras.optimizers.experimental": "`keras.optimizers` itself, without `experimental`",
    "keras.optimizers.adam_v2": "`keras.optimizers.Adam`",
    "keras.optimizer_v2": "`keras.optimizers`",
    "keras.constraints.maxnorm": "`keras.constraints.MaxNorm`",
    "keras.regularizers.l1l2": "`keras.regularizers.L1L2`",
    "keras.initializers.normal": "`keras.initializers.RandomNormal`",
    "keras.initializers.uniform": "`keras.initializers.RandomUniform`",
    "keras.preprocessing.text": "`keras.layers.TextVectorization`",
    "keras.preprocessing.image.ImageDataGenerator": "layers such as `keras.layers.RandomFlip`",
    "keras.wrappers.scikit_learn": "`keras.wrappers`",
    "tensorflow.Session": "not needed: `fit` and `predict` do its work",
    "tensorflow.placeholder": "`keras.Input`",
    "tensorflow.global_variables_initializer": "not needed: layers begin with weights",
    "tensorflow.reset_default_graph": "`keras.utils.clear_session`",
    "tensorflow.set_random_seed": "`keras.utils.set_random_seed`",
    "tensorflow.layers": "`keras.layers`",
    "tensorflow.contrib": "gone, and its layers are in `keras.layers`",
    "tensorflow.train.AdamOptimizer": "`keras.optimizers.Adam`",
    "tensorflow.train.GradientDescentOptimizer": "`keras.optimizers.SGD`",
    "tensorflow.log": "`keras.ops.log`",
    "tensorflow.random_normal": "`keras.random.normal`",
    "tensorflow.truncated_normal": "`keras.random.truncated_normal`",
    "sklearn.cross_validation": "`sklearn.model_selection`",
    "sklearn.grid_search": "`sklearn.model_selection`",
    "sklearn.preprocessing.Imputer": "`sklearn.impute.SimpleImputer`",
    "DataFrame.append": "`pd.concat`",
    "DataFrame.as_matrix": "`.to_numpy()`",
    "DataFrame.ix": "`.loc`, for labels, or `.iloc`, for positions",
    "ndarray.ptp": "`np.ptp(…)`",
    "numpy.float": "Python's own `float`",
    "numpy.int": "Python's own `int`",
    "numpy.object": "Python's own `object`",
    "numpy.str": "Python's own `str`",
    "numpy.complex": "Python's own `complex`",
    "numpy.float_": "`np.float64`",
    "numpy.product": "`np.prod`",
    "numpy.cumproduct": "`np.cumprod`",
    "numpy.round_": "`np.round`",
    "numpy.alltrue": "`np.all`",
    "numpy.sometrue": "`np.any`",
    "numpy.in1d": "`np.isin`",
    "numpy.trapz": "`np.trapezoid`",
    "numpy.mat": "`np.array`",
    "numpy.rank": "`np.ndim`",
    "numpy.Inf": "`np.inf`",
    "numpy.Infinity": "`np.inf`",
    "numpy.infty": "`np.inf`",
    "numpy.NINF": "`-np.inf`",
    "numpy.NaN": "`np.nan`",
    "numpy.NAN": "`np.nan`",
} | {
    f"keras.layers.{part}": "in `keras.layers` itself, as all layers are"
    for part in (*_OF_LAYERS.split(), "experimental")
}
LIBRARIES = {
    "numpy": "NumPy", "ndarray": "NumPy", "DataFrame": "pandas", "sklearn": "scikit-learn",
    "tensorflow": "TensorFlow", "sparse=": "scikit-learn",
}  # fmt: skip
_MODULE = r"(?:tensorflow\.|keras\._tf_keras\.)?((?:keras|numpy|sklearn|tensorflow)[\w.]*)"
# How errors speak of a name that does not exist.
_OPTIONS = r"(?:not recognized|arguments passed to (\w+)): \{(.*)"
_OPTION = r"(?:[A-Z]\w*\.\w+|\bfit|to_categorical)\(\) got an unexpected keyword argument '(\w+)'"
_ATTRIBUTE = r"'(?:[\w.]+\.)?(\w+)' object has no attribute '(\w+)'"
_INSIDE = rf"[Mm]odule '{_MODULE}' has no attribute '(\w+)'"
_IMPORTED = rf"cannot import name '(\w+)' from '{_MODULE}'"
_MISSING = rf"No module named '{_MODULE}'"
_REMOVED = r"`(np|keras\.optimizers)\.(\w+)` (?:was removed|is not supported)"


def older_name(error: BaseException) -> str:
    """Say what a name is called today, if an error arose from one of an older library; else "".

    Example:
        >>> older_name(ValueError("Argument(s) not recognized: {'lr': 0.1}"))
        '`lr` is of older Keras: now it is `learning_rate`.'
    """
    of_keras = type(getattr(error, "obj", None)).__module__.startswith(("keras.", "utils.nn"))
    found = [name for name in _names_in(str(error)) if name in OLDER_NAMES]
    words = [_sentence(name) for name in found if of_keras or not name.startswith(".")]
    return " ".join(words) or _of_backend(str(error))


def _of_backend(words: str) -> str:
    """Say that a function of `keras.backend` is one of `keras.ops` now, if it is; else ""."""
    name = next((name for name in _names_in(words) if name.startswith("keras.backend.")), "")
    last = name.rpartition(".")[2]
    if not last or not hasattr(sys.modules.get("keras.ops"), last):
        return ""
    return f"`{name}` is of older Keras: now it is `keras.ops.{last}`."


def _sentence(name: str) -> str:
    library = LIBRARIES.get(name, LIBRARIES.get(name.partition(".")[0], "Keras"))
    shown = name.removeprefix("Model.").strip("=.").replace("numpy.", "np.")
    return f"`{shown}` is of older {library}: now it is {OLDER_NAMES[name]}."


def _names_in(words: str) -> Iterator[str]:
    """Yield the names that an error misses, as the table has them."""
    if options := re.search(_OPTIONS, words, re.DOTALL):
        for option in re.findall(r"'(\w+)':", options[2]):
            yield from (f"{option}=", f"{options[1]}.{option}=")
    if option := re.search(_OPTION, words):
        yield f"{option[1]}="
    if attribute := re.search(_ATTRIBUTE, words):
        yield from (f".{attribute[2]}", f"{attribute[1]}.{attribute[2]}")
    if inside := re.search(_INSIDE, words):
        yield f"{_public(inside[1])}.{inside[2]}"
    if imported := re.search(_IMPORTED, words):
        yield f"{_public(imported[2])}.{imported[1]}"
    if missing := re.search(_MISSING, words):
        yield _public(missing[1])
    if removed := re.search(_REMOVED, words):
        yield f"{removed[1].replace('np', 'numpy')}.{removed[2]}"


def _public(module: str) -> str:
    return module.replace("tensorflow._api.v2", "tensorflow")
