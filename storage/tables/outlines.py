"""Outlines of districts, as the operator imported them."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CODE, Base


class DistrictOutline(Base):
    """One district's outline, packed; ``edition`` is the same in all rows of one import."""

    __tablename__ = "district_outline"
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    shape: Mapped[bytes]
    edition: Mapped[str] = mapped_column(String(CODE))
