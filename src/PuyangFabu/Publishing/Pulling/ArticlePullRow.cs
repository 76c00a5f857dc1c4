using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>The last pull of an account's articles from WeChat, and the place it has reached.</summary>
public sealed record ArticlePullRow
{
    /// <summary>So much later another pull must see the same for the doubt to be over.</summary>
    public static readonly TimeSpan DoubtLasts = TimeSpan.FromHours(6);

    public required string Account { get; init; }

    /// <summary>Counts the pulls of the account.</summary>
    public required long Run { get; init; }

    /// <summary>One of <see cref="PullState"/>.</summary>
    public required string State { get; init; }

    /// <summary>One of <see cref="PullPhase"/>.</summary>
    public required string Phase { get; init; }

    /// <summary>Where the next page of the phase's list begins; in the last phase, how many were asked for.</summary>
    public long Place { get; init; }

    /// <summary>How many entries are asked for next: fewer while an answer cannot be read.</summary>
    public long Batch { get; init; }

    /// <summary>Whether drafts are fetched too.</summary>
    public bool WithDrafts { get; init; }

    /// <summary>Whether news materials become drafts: some were never sent.</summary>
    public bool NewsAsDrafts { get; init; }

    /// <summary>Entries of the phase's list, as WeChat says.</summary>
    public long Total { get; init; }

    /// <summary>Articles that were looked at; an entry may have several.</summary>
    public long Looked { get; init; }

    public long Added { get; init; }

    /// <summary>Those that were here already, just so.</summary>
    public long Same { get; init; }

    /// <summary>Those that are another at WeChat than they were; what is here stays.</summary>
    public long Changed { get; init; }

    /// <summary>Those that WeChat does not show any more; what is here stays.</summary>
    public long Gone { get; init; }

    /// <summary>Those that could not be taken; each row says why.</summary>
    public long Refused { get; init; }

    /// <summary>Entries that could not be read.</summary>
    public long Unread { get; init; }

    /// <summary>Questions to WeChat on <see cref="AskedDay"/>, of all pulls of the account together.</summary>
    public long Asked { get; init; }

    /// <summary>The day in China on which it asked last, see <see cref="DayOf"/>.</summary>
    public long AskedDay { get; init; }

    /// <summary>How often this pull went back in a list that had become shorter.</summary>
    public long Backs { get; init; }

    /// <summary>WeChat's list left out most of what it had shown before: nothing counts as gone until another pull sees the same.</summary>
    public bool Doubted { get; init; }

    public long StartedMs { get; init; }

    public long? FinishedMs { get; init; }

    public long NextStepMs { get; init; }

    /// <summary>Failures in a row; each waits longer.</summary>
    public long Attempts { get; init; }

    /// <summary>Why it waits or gave up, in Chinese; empty when there is nothing.</summary>
    public string Problem { get; init; } = "";

    /// <summary>How many questions were asked on the day of a time.</summary>
    public long AskedOn(long nowMs) => AskedDay == DayOf(nowMs) ? Asked : 0;

    /// <summary>The number of the day in China: at its midnight WeChat's counters start anew.</summary>
    public static long DayOf(long ms) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(UnixMilliseconds.China).DateTime).DayNumber;
}

/// <summary>What the next step of a pull does; the names are stored.</summary>
public static class PullPhase
{
    /// <summary>One page of what was published.</summary>
    public const string Posts = "posts";

    /// <summary>One page of news materials, from the time before posts.</summary>
    public const string News = "news";

    /// <summary>One page of drafts.</summary>
    public const string Drafts = "drafts";

    /// <summary>One of the posts that the list left out this time.</summary>
    public const string Missing = "missing";
}

/// <summary>How a pull stands; the names are stored.</summary>
public static class PullState
{
    public const string Running = "running";
    public const string Done = "done";

    /// <summary>WeChat refused something that waiting does not change.</summary>
    public const string Failed = "failed";
}
