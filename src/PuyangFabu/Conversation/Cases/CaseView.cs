using System.Text.Json.Serialization;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>A case as who handles it sees it. How to reach the citizen is asked for apart, and recorded.</summary>
public sealed record CaseView : CaseItem
{
    /// <summary>Shown once, to who made it.</summary>
    public string? QueryCode { get; init; }

    public required string Text { get; init; }

    public string? Place { get; init; }

    /// <summary>There is a way to reach the citizen, see <c>/contact</c>.</summary>
    public required bool HasContact { get; init; }

    /// <summary>This person may be shown it, and who it was.</summary>
    public required bool MayReach { get; init; }

    public required bool Anonymous { get; init; }

    public required bool Publishable { get; init; }

    /// <summary>Code of the follower who wrote it; not shown to the unit when anonymous.</summary>
    public string? FollowerId { get; init; }

    /// <summary>Slug of the account that he follows.</summary>
    public string? Account { get; init; }

    /// <summary>Addresses: <c>/uploads/…</c> for everybody, <c>/api/cases/…/pictures/…</c> for who sees the case.</summary>
    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>Pictures that are not here: being fetched, or why they will not come.</summary>
    public required IReadOnlyList<string> PictureNotes { get; init; }

    /// <summary>The number that the hotline gave it.</summary>
    public string? Hotline { get; init; }

    /// <summary>One of <see cref="CaseSource"/>.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<CaseUnit> Helping { get; init; }

    /// <summary>Its unit has left the directory while it handles it: another one is to be found.</summary>
    public bool UnitGone { get; init; }

    /// <summary>Until when the unit may hand it back.</summary>
    public DateTimeOffset? ReturnableUntil { get; init; }

    /// <summary>The time that was asked for and about which nobody decided yet.</summary>
    public CaseExtension? Extension { get; init; }

    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    /// <summary>Of the answer; what an approval may name.</summary>
    public string? ContentHash { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>One of <see cref="CaseDelivery"/>; null when nothing is sent.</summary>
    public string? Delivery { get; init; }

    /// <summary><c>message</c> or <c>notice</c>; null while it was not tried.</summary>
    public string? DeliveryWay { get; init; }

    public string? DeliveryNote { get; init; }

    public string? DeclineReason { get; init; }

    public DateTimeOffset? UrgedAt { get; init; }

    public string? Remark { get; init; }

    /// <summary>The cases of its unit lie on the desk of who looks.</summary>
    [JsonIgnore]
    public bool OwnUnit { get; init; }

    /// <summary>The citizen was not content: somebody is to ask.</summary>
    public required bool FollowUp { get; init; }

    /// <summary>The article that was made of it.</summary>
    public long? ArticleId { get; init; }

    /// <summary>Until when the citizen of a petition is to be told in writing that it was taken on.</summary>
    public DateTimeOffset? NoticeBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When what the citizen wrote was taken away.</summary>
    public DateTimeOffset? WipedAt { get; init; }

    /// <summary>What this person can do now.</summary>
    public required IReadOnlyList<CaseAction> Actions { get; init; }

    public required IReadOnlyList<CaseStep> Timeline { get; init; }
}

/// <summary>More time that was asked for.</summary>
public sealed record CaseExtension(DateTimeOffset Until, string By, string Comment);

/// <summary>Something that happened to a case.</summary>
/// <param name="Action">As programs name it.</param>
/// <param name="ActionName">As people call it.</param>
public sealed record CaseStep(DateTimeOffset At, string Action, string ActionName, string Operator, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Comment)
{
    public static CaseStep Of(MoveEvent happened) => new(
        UnixMilliseconds.ToChinaTime(happened.AtMs), happened.Action, CaseFlow.NameOfCode(happened.Action), happened.OperatorName, happened.ToState,
        happened.Comment.Length > 0 ? happened.Comment : null);
}

/// <summary>How to reach a citizen.</summary>
public sealed record CaseContact(string? Contact);
