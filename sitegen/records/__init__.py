"""What coordinators write: the city, its areas and its gatherings, as immutable models.

The models are the one description of a record. Validation, the JSON Schema and the key tables
of the coordinators' guides all come from them.
"""

from sitegen.records.area import AreaRecord
from sitegen.records.city import CityRecord
from sitegen.records.fields import LatLon
from sitegen.records.languages import OTHERS
from sitegen.records.life import Stop
from sitegen.records.maps import Landmarks, LayerKind, MapLayer
from sitegen.records.months import Month, fiscal_name
from sitegen.records.newsletter import NewsletterRecord
from sitegen.records.place import WHOLE_CITY, Kind, PlaceRecord
from sitegen.records.sourced import Landmark, Records, Sourced, Town

__all__ = [
    "OTHERS",
    "WHOLE_CITY",
    "AreaRecord",
    "CityRecord",
    "Kind",
    "Landmark",
    "Landmarks",
    "LatLon",
    "LayerKind",
    "MapLayer",
    "Month",
    "NewsletterRecord",
    "PlaceRecord",
    "Records",
    "Sourced",
    "Stop",
    "Town",
    "fiscal_name",
]
