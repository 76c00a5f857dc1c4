using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Informants;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Alarms;

/// <summary>What is urgent and nobody has taken, of what a person may take.</summary>
public sealed class UrgentReading(TalkStore talks, CaseStore cases, ReportReaders readers)
{
    private const int Most = 100;

    public async Task<UrgentCounts> OfAsync(Actor actor, CancellationToken cancellation) => new(
        actor.May(Permission.ReplyToFollowers) ? await talks.UrgentAsync(Most, cancellation) : 0,
        actor.May(Permission.ReceiveCases) ? await cases.UrgentAsync(await readers.SeesAsync(actor, cancellation), Most, cancellation) : 0);
}

/// <summary>How much is urgent, up to a hundred of each.</summary>
/// <param name="Messages">Conversations in which somebody said a word of danger.</param>
/// <param name="Cases">Cases with such words, not looked at.</param>
public sealed record UrgentCounts(int Messages, int Cases)
{
    /// <summary>Where each is to be found, under the console.</summary>
    public const string MessagesPath = "/console/inbox?state=waiting";

    /// <inheritdoc cref="MessagesPath"/>
    public const string TakenPath = "/console/inbox?state=taken";

    /// <inheritdoc cref="MessagesPath"/>
    public const string CasesPath = "/console/cases?state=submitted";

    /// <summary>What people read, with where it leads.</summary>
    public IReadOnlyList<UrgentLine> Lines =>
    [
        .. Messages > 0 ? [new UrgentLine($"有 {Messages} 条紧急消息等人接手", MessagesPath)] : Array.Empty<UrgentLine>(),
        .. Cases > 0 ? [new UrgentLine($"有 {Cases} 件紧急诉求等人预审", CasesPath)] : Array.Empty<UrgentLine>(),
    ];
}

/// <summary>Something urgent, in words.</summary>
/// <param name="Href">Path of the page where it is taken.</param>
public sealed record UrgentLine(string Text, string Href);
