from .fact import Fact
from .rules import AnswerRules
from .voice import Voice

__all__ = ["AnswerRules", "Fact", "Voice"]
