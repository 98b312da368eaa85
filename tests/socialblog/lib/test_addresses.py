import pytest


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/articles/a%00b/",
        "/tags/%00/",
        "/people/%00/",
        "/comments/on/%00/",
        "/?after=%00",
        "/people/ada/?tab=%00",
    ],
)
def test_nul_is_not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Content-Security-Policy" in response
