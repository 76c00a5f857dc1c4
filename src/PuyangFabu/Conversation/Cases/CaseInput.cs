using PuyangFabu.Content.Directories;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>A case as it is handed in.</summary>
public sealed record CaseInput
{
    /// <summary>One of <see cref="CaseType"/>.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? County { get; init; }

    public string? Place { get; init; }

    /// <summary>A phone number or another way to reach the citizen; kept sealed.</summary>
    public string? Contact { get; init; }

    /// <summary>The unit is not to know who it is.</summary>
    public bool? Anonymous { get; init; }

    /// <summary>Question and answer may be shown to everybody.</summary>
    public bool? Publishable { get; init; }

    /// <summary>Code of the follower who wrote it.</summary>
    public string? FollowerId { get; init; }

    /// <summary>Slug of the account that he follows; the default one when left out.</summary>
    public string? Account { get; init; }

    /// <summary>Addresses of uploads, <c>/uploads/….jpg</c>.</summary>
    public IReadOnlyList<string?>? Pictures { get; init; }

    /// <summary>Pictures of that follower's messages, by the ids that the inbox shows.</summary>
    public IReadOnlyList<long>? Media { get; init; }
}

/// <summary>A case that is taken on.</summary>
public sealed record CaseAcceptInput : MoveRequest
{
    /// <summary>It is a petition (信访), with the days of the law.</summary>
    public bool? Petition { get; init; }

    /// <summary>What field of life it is of; one of the settings' list. Left out, it stays as it is; empty for none.</summary>
    public string? Field { get; init; }
}

/// <summary>Why a case is not taken on.</summary>
public sealed record CaseDeclineInput : MoveRequest
{
    /// <summary>A code of <see cref="DeclineReason"/>, or words of one's own; the citizen reads it.</summary>
    public string? Reason { get; init; }
}

/// <summary>To which unit a case goes.</summary>
public sealed record CaseAssignInput : MoveRequest
{
    /// <summary>An entry of the directory, by id or name.</summary>
    public UnitReference? Unit { get; init; }

    public IReadOnlyList<UnitReference?>? Helping { get; init; }

    /// <inheritdoc cref="CaseAcceptInput.Field"/>
    public string? Field { get; init; }
}

/// <summary>Until when more time is asked for.</summary>
public sealed record CaseExtendInput : MoveRequest
{
    /// <summary>A date, to its end; or a moment.</summary>
    public string? Until { get; init; }
}

/// <summary>By when something is to be answered that cannot wait.</summary>
public sealed record CaseHastenInput : MoveRequest
{
    /// <summary>A date, to its end; or a moment. The term stays when left out.</summary>
    public string? Until { get; init; }
}

/// <summary>An answer to a citizen.</summary>
public sealed record CaseAnswerInput : MoveRequest
{
    public string? Text { get; init; }
}

/// <summary>What is shown to everybody of a case; what is left out is taken from the case, with personal data starred out.</summary>
public sealed record CasePublishInput : MoveRequest
{
    public string? Title { get; init; }

    public string? Question { get; init; }

    public string? Answer { get; init; }
}

/// <summary>Whose units' cases lie on an operator's desk.</summary>
public sealed record CaseDeskInput
{
    /// <summary>Entries of the directory, by id or name; the whole of them.</summary>
    public IReadOnlyList<UnitReference?>? Units { get; init; }
}
