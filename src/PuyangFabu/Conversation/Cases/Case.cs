using PuyangFabu.Content.Versions;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a citizen asked for, complained of or proposed, on its way to an answer.</summary>
public sealed record Case : IMovable
{
    /// <summary>What the record calls such a thing.</summary>
    public const string AuditKind = "case";

    public long Id { get; init; }

    /// <summary>Twelve digits: the day and what was given on it before.</summary>
    public required string Number { get; init; }

    /// <summary>Of the query code, see <see cref="QueryCode"/>.</summary>
    public required string CodeHash { get; init; }

    /// <summary>One of <see cref="CaseType"/>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Empty when not said.</summary>
    public string County { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>How to reach the citizen, sealed; empty when not said.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The unit that handles it is not told who it is.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Question and answer may be shown to everybody, without who it was.</summary>
    public bool Publishable { get; init; }

    /// <summary>Slug of the account that the citizen follows; empty when it came another way.</summary>
    public string Account { get; init; } = "";

    /// <summary>Empty when it came another way, or the follower left.</summary>
    public string OpenId { get; init; } = "";

    /// <summary>Paths of uploads as a JSON array.</summary>
    public string Pictures { get; init; } = "[]";

    /// <summary>The number that the hotline gave it; empty when it did not come from there.</summary>
    public string Hotline { get; init; } = "";

    /// <summary>How it came in, one of <see cref="CaseSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The group of words of danger that it holds; empty for none.</summary>
    public string Danger { get; init; } = "";

    /// <summary>One of <see cref="CaseState"/>.</summary>
    public required string State { get; init; }

    public long Revision { get; init; } = 1;

    /// <summary>Entry of the directory; null while no unit has it.</summary>
    public long? UnitId { get; init; }

    public string UnitName { get; init; } = "";

    /// <summary><see cref="CaseUnit"/>s that help, as a JSON array.</summary>
    public string Helping { get; init; } = "[]";

    /// <summary>Working days that its type has.</summary>
    public required long TermDays { get; init; }

    public required long SubmittedMs { get; init; }

    /// <summary>The end of the day by which it is to be answered.</summary>
    public required long DueMs { get; init; }

    /// <summary>Years on which that rests and whose days off nobody entered, as a JSON array.</summary>
    public string UnknownYears { get; init; } = "[]";

    /// <summary>It is a petition (信访): the days of the law count, not the working days of its type.</summary>
    public bool Petition { get; init; }

    /// <summary>The field of life that it is of (领域), as the settings list them; empty when nobody said.</summary>
    public string Field { get; init; } = "";

    public long? AssignedMs { get; init; }

    /// <summary>Until when more time was asked for; null when none is.</summary>
    public long? ExtensionMs { get; init; }

    public long? ExtensionBy { get; init; }

    public string ExtensionName { get; init; } = "";

    public string ExtensionComment { get; init; } = "";

    /// <summary>More time was given: the term no longer follows from its type.</summary>
    public bool Extended { get; init; }

    public string Answer { get; init; } = "";

    public string AnswerName { get; init; } = "";

    /// <summary>Of the answer that is to be approved; empty while there is none.</summary>
    public string ContentHash { get; init; } = "";

    public string ApprovedName { get; init; } = "";

    public long? AnsweredMs { get; init; }

    /// <summary>One of <see cref="CaseDelivery"/>.</summary>
    public string Delivery { get; init; } = CaseDelivery.None;

    /// <summary>Which way it went, see <see cref="CaseDelivery"/>; empty while it was not tried.</summary>
    public string DeliveryWay { get; init; } = "";

    /// <summary>1 to 5; null while the citizen has not said.</summary>
    public long? Score { get; init; }

    /// <summary>What the citizen added to it.</summary>
    public string Remark { get; init; } = "";

    public string DeclineReason { get; init; } = "";

    public long Urges { get; init; }

    public long? UrgedMs { get; init; }

    /// <summary>When the chief last told to see to it.</summary>
    public long? SupervisedMs { get; init; }

    /// <summary>How often it was handled anew because the citizen was not content.</summary>
    public long Redone { get; init; }

    /// <summary>When somebody last put it before others; null when nobody did.</summary>
    public long? HastenedMs { get; init; }

    /// <summary>One of <see cref="CaseReceipt"/>.</summary>
    public string Receipt { get; init; } = CaseReceipt.None;

    /// <summary>The article that was made of it.</summary>
    public long? ArticleId { get; init; }

    public long? ClosedMs { get; init; }

    /// <summary>When what the citizen wrote was taken away.</summary>
    public long? WipedMs { get; init; }

    public long UpdatedMs { get; init; }

    public IReadOnlyList<string> PicturePaths => ContentJson.Read<string[]>(Pictures);

    public IReadOnlyList<CaseUnit> HelpingUnits => ContentJson.Read<CaseUnit[]>(Helping);

    public IReadOnlyList<int> YearsUnknown => ContentJson.Read<int[]>(UnknownYears);

    /// <summary>Whether its clock runs.</summary>
    public bool IsOpen => CaseState.Open.Contains(State);

    public bool IsLateAt(long nowMs) => (AnsweredMs ?? (IsOpen ? nowMs : 0)) > DueMs;

    /// <summary>Whether a unit handles it or helps.</summary>
    public bool IsOf(IReadOnlySet<long> units) => (UnitId is { } unit && units.Contains(unit)) || HelpingUnits.Any(helping => units.Contains(helping.Id));
}
