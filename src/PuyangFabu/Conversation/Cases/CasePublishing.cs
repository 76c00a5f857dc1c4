using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review;
using PuyangFabu.Review.Editing;

namespace PuyangFabu.Conversation.Cases;

/// <summary>
/// Makes the draft of an article of a question and its answer, for 三审 as any other: with the citizen's consent, without who
/// it was, and with personal data starred out.
/// </summary>
public sealed class CasePublishing(CaseDesk desk, ArticleEditing articles, Database database)
{
    /// <summary>Slug of the board 回应关切.</summary>
    public const string Board = "huiying-guanqie";

    /// <summary>What would be shown, with the personal data starred out that the checks see; a person looks over it.</summary>
    public static CasePublishInput Proposal(CaseView found) => Proposal(found.Title, found.Text, found.Answer ?? "");

    /// <summary>What is starred out in the proposal, as 手机号 1 处; empty for nothing.</summary>
    public static IReadOnlyList<string> StarredIn(CaseView found) => Proposal(found) is var proposal
        ? CitizenMask.Found((found.Title, proposal.Title!), (found.Text, proposal.Question!), (found.Answer ?? "", proposal.Answer!))
        : [];

    private static CasePublishInput Proposal(string title, string text, string answer) => new()
    {
        Title = CitizenMask.Of(title),
        Question = CitizenMask.Of(text),
        Answer = CitizenMask.OfAnswer(answer, $"{title}\n{text}"),
    };

    public async Task<Outcome<Case>> PublishAsync(long id, CasePublishInput input, Actor actor, CancellationToken cancellation)
    {
        var ready = await desk.RunAsync(id, CaseAction.Publish, actor, input, static open => Task.FromResult<Outcome<Case>>(open.Row), cancellation);
        if (ready.IsRefused)
        {
            return ready;
        }

        var made = await articles.CreateAsync(RequestOf(ready.Value, input), WriterOf(ready.Value, input, actor), cancellation);
        var article = !made.IsRefused ? made.Value.ArticleId
            : made.Refusal.Code == ReviewRefusals.ExternalIdTakenCode ? await database.ReadAsync(session => MadeBeforeAsync(session, ready.Value, actor), cancellation)
            : null;
        return article is null
            ? Refusal.Conflict(made.Refusal!.Code, $"没有能建成稿件：{made.Refusal.Title}")
            : await desk.RunAsync(
                id, CaseAction.Publish, actor, input,
                open => open.MoveAsync(open.Row with { State = open.Move.To, ArticleId = article }, input.Trimmed),
                cancellation);
    }

    /// <summary>The article of a case whose process died before the case was moved; null when somebody else wrote under its name.</summary>
    private static async Task<long?> MadeBeforeAsync(DbSession session, Case found, Actor actor) =>
        await ArticleStore.IdOfAsync(session, NameOf(found)) is { } id
            && await ArticleWorkStore.FindAsync(session, id) is { } work && (work.WriterId is null ? work.WriterName == Actor.Product.DisplayName : work.WriterId == actor.OperatorId)
                ? id
                : null;

    private static string NameOf(Case found) => $"case-{found.Number}";

    // Whoever changes the words is the article's writer, and none of those who review it; left as they are, they are the citizen's and the
    // unit's. The right to publish a case is the right to make this one draft. The form itself is done by the case's move.
    private static Actor WriterOf(Case found, CasePublishInput input, Actor actor) =>
        Changes(input, Proposal(found.Title, found.Text, found.Answer))
            ? actor with { Permissions = new HashSet<Permission>(actor.Permissions) { Permission.WriteArticles }, Submission = null }
            : Actor.Product;

    private static bool Changes(CasePublishInput input, CasePublishInput proposal) =>
        new[] { (input.Title, proposal.Title), (input.Question, proposal.Question), (input.Answer, proposal.Answer) }
            .Any(static words => Given(words.Item1)?.ReplaceLineEndings("\n") is { } given && given != Given(words.Item2)?.ReplaceLineEndings("\n"));

    private static ArticleRequest RequestOf(Case found, CasePublishInput input) => RequestOf(found, input, Proposal(found.Title, found.Text, found.Answer));

    // What a person looked over stands as that person left it, but for numbers that are never shown.
    private static ArticleRequest RequestOf(Case found, CasePublishInput input, CasePublishInput proposal) => new()
    {
        ExternalId = NameOf(found),
        Board = Board,
        Title = PersonalDataMask.Of(Given(input.Title) ?? proposal.Title!),
        Body = $"**{found.Type}**\n\n{Quoted(PersonalDataMask.Of(Given(input.Question) ?? proposal.Question!))}\n\n**答复**{(found.UnitName.Length > 0 ? $"（{MarkdownWords.Of(found.UnitName)}）" : "")}\n\n{MarkdownWords.Of(PersonalDataMask.Of(Given(input.Answer) ?? proposal.Answer!))}",
        Note = $"由诉求 {found.Number} 生成",
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Quoted(string text) => string.Join('\n', MarkdownWords.Of(text).Split('\n').Select(static line => $"> {line}"));
}
