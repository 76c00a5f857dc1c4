namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>What a message is, as far as something is counted by it.</summary>
internal enum MessageKind
{
    Follow,

    /// <summary>Words that the product answers from memory or by a search, and that leave nothing.</summary>
    Words,

    /// <summary>Words that nobody has an answer for: kept for the editors.</summary>
    Unanswered,

    /// <summary>A tap on the menu, which is counted.</summary>
    Tap,

    Picture,

    /// <summary>Asks for people: begins a talk.</summary>
    AskForPeople,

    /// <summary>A step of a case that is told.</summary>
    Case,

    /// <summary>The last one: makes a case.</summary>
    HandIn,
}
