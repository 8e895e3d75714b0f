"""Right answers to the exercises of Lab 1, tensors, as students write them."""

import numpy as np


def film_batch_shape__without_brackets(n, seconds, height, width):
    return n, seconds * 25, height, width, 3


def film_batch_shape__by_concatenation(n, seconds, height, width):
    picture = (height, width, 3)
    return (n, 25 * seconds) + picture


def film_batch_shape__of_a_list(n, seconds, height, width):
    shape = [n]
    shape.append(seconds * 25)
    shape += [height, width]
    shape.append(3)
    return tuple(shape)


def film_batch_shape__of_an_array(n, seconds, height, width):
    return np.empty((n, 25 * seconds, height, width, 3), dtype="uint8").shape


def film_batch_shape__counted_in_a_loop(n, seconds, height, width):
    pictures = 0
    for _ in range(seconds):
        pictures += 25
    return (n, pictures, height, width, 3)


def film_batch_shape__numpy_integers(n, seconds, height, width):
    return (n, np.prod([25, seconds]), height, width, 3)


def add_fees__reshape(prices, b, delivery):
    return prices + b + delivery.reshape(-1, 1)


def add_fees__newaxis(prices, b, delivery):
    column = delivery[:, np.newaxis]
    return column + (prices + b)


def add_fees__turned_over_and_back(prices, b, delivery):
    return (prices.T + delivery).T + b


def add_fees__fees_first(prices, b, delivery):
    fees = b[None, :] + delivery[:, None]
    return prices + fees


def add_fees__expand_dims(prices, b, delivery):
    return np.add(np.add(prices, b), np.expand_dims(delivery, axis=1))


def add_fees__loops(prices, b, delivery):
    result = prices.copy()
    for i in range(prices.shape[0]):
        for j in range(prices.shape[1]):
            result[i, j] += b[j] + delivery[i]
    return result


def add_fees__row_by_row(prices, b, delivery):
    return np.array([row + b + d for row, d in zip(prices, delivery)])


def add_fees__copy_in_place(prices, b, delivery):
    prices = prices.copy()
    prices += b
    prices += np.array([delivery]).T
    return prices


def add_fees__lists(prices, b, delivery):
    return np.array([[p + f + d for p, f in zip(row, b)] for row, d in zip(prices, delivery)])


def flatten_pictures__shape_0(pictures):
    return np.reshape(pictures, (pictures.shape[0], -1))


def flatten_pictures__size(pictures):
    return pictures.reshape(-1, pictures.size // len(pictures))


def flatten_pictures__prod(pictures):
    n, *rest = pictures.shape
    return pictures.reshape(n, np.prod(rest))


def flatten_pictures__row_by_row(pictures):
    rows = []
    for picture in pictures:
        rows.append(picture.flatten())
    return np.array(rows)


def flatten_pictures__by_kind(pictures):
    if pictures.ndim == 3:
        n, height, width = pictures.shape
        return pictures.reshape(n, height * width)
    n, height, width, channels = pictures.shape
    return pictures.reshape(n, height * width * channels)


def flatten_pictures__stack(pictures):
    return np.stack([p.ravel() for p in pictures])


def flatten_pictures__floats(pictures):
    rows = np.zeros((len(pictures), pictures[0].size))
    for i in range(len(pictures)):
        rows[i] = pictures[i].reshape(-1)
    return rows


def flatten_pictures__shape_of_a_copy(pictures):
    rows = pictures.copy()
    rows.shape = (len(rows), -1)
    return rows


def flatten_pictures__one_long_row_first(pictures):
    return pictures.ravel().reshape(len(pictures), -1)


def scale_signed__one_line(pixels):
    return pixels / 127.5 - 1


def scale_signed__from_the_middle(pixels):
    return (pixels - 127.5) / 127.5


def scale_signed__float32(pixels):
    return pixels.astype("float32") / 255 * 2 - 1


def scale_signed__int_first(pixels):
    return (2 * pixels.astype(int) - 255) / 255


def scale_signed__interp(pixels):
    return np.interp(pixels, (0, 255), (-1, 1))


def scale_signed__copy_in_place(pixels):
    result = pixels.astype(float)
    result /= 255
    result *= 2
    result -= 1
    return result


def scale_signed__flat_loop(pixels):
    result = np.zeros(pixels.size)
    for i, pixel in enumerate(pixels.reshape(-1)):
        result[i] = pixel / 255 * 2 - 1
    return result.reshape(pixels.shape)


def scale_signed__subtract(pixels):
    return np.subtract(np.multiply(2.0, np.divide(pixels, 255)), 1)


def scale_signed__table(pixels):
    return np.linspace(-1, 1, 256)[pixels]


def repaired_mse__ravel(y, y_hat):
    return ((y - y_hat.ravel()) ** 2).mean()


def repaired_mse__shape_of_y(y, y_hat):
    return np.mean(np.square(y_hat.reshape(y.shape) - y))


def repaired_mse__both_columns(y, y_hat):
    return np.mean((y.reshape(-1, 1) - y_hat.reshape(-1, 1)) ** 2)


def repaired_mse__if_column(y, y_hat):
    if y_hat.ndim == 2:
        y_hat = y_hat[:, 0]
    return np.sum((y - y_hat) ** 2) / len(y)


def repaired_mse__turned_over(y, y_hat):
    return np.mean((y - y_hat.T) ** 2)


def repaired_mse__loop(y, y_hat):
    y_hat = y_hat.flatten()
    total = 0
    for i in range(len(y)):
        total = total + (y[i] - y_hat[i]) ** 2
    return total / len(y)


def repaired_mse__zip(y, y_hat):
    return sum((t - a) ** 2 for t, a in zip(y, np.squeeze(y_hat))) / y.size


def repaired_mse__float(y, y_hat):
    errors = y - np.concatenate([y_hat.reshape(-1)])
    return float(errors @ errors / len(errors))


def repaired_mse__item(y, y_hat):
    total = 0.0
    for i in range(len(y)):
        total += float((y[i] - y_hat[i]) ** 2 if y_hat.ndim == 1 else (y[i] - y_hat[i, 0]) ** 2)
    return total / len(y)
