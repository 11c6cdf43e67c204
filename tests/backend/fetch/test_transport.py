import httpcore
import httpx

from xiancha.fetch import transport


def test_every_error_of_the_pool_has_a_namesake_that_httpx_raises() -> None:
    found = [
        error
        for error in vars(httpcore).values()
        if isinstance(error, type) and issubclass(error, transport._ERRORS)
    ]
    assert httpcore.ReadTimeout in found
    for error in found:
        assert issubclass(getattr(httpx, error.__name__), httpx.TransportError)
