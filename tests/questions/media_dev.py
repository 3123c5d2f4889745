"""The drawn pictures and the clips of the development set; run through make_media.py."""


def pictures():
    pass


def clips():
    pass
