namespace PuyangFabu.Foundation.Storage;

/// <summary>
/// When a listener hears of a change: those of a rank hear of it when everybody of the ranks before has taken it. Within a
/// rank the order says nothing, for none of them reads another.
/// </summary>
public enum ContentListenerRank
{
    /// <summary>Reads nothing but the store.</summary>
    Source,

    /// <summary>Is made of the store and of sources.</summary>
    Derived,

    /// <summary>Keeps what it made of those that are derived: ready answers.</summary>
    Answers,
}
