using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>Finds the board of an article from WeChat: by the editors' rules, else the one where they sort later.</summary>
public sealed class PullBoards(Database database, BoardStore boards, BoardEditing editing)
{
    /// <summary>待归类: no page lists it; its articles are found by their words.</summary>
    public const string Inbox = "daiguilei";

    /// <summary>What counts for the articles of one page.</summary>
    public async Task<PullRuleBook> ReadAsync(CancellationToken cancellation)
    {
        if (new BoardTree(await boards.ListAsync(cancellation)).Find(Inbox) is null)
        {
            // Refused when another process made it just now: then it is there.
            await editing.CreateAsync(
                Actor.Product,
                new BoardInput { Slug = Inbox, Name = "待归类", Description = "从微信拉取、还没有归到栏目的稿件；不在公众页面上列出。", Visible = false },
                cancellation);
        }

        return await database.ReadAsync(ReadAsync, cancellation);
    }

    /// <summary>The same inside a transaction, where the board for the others is there already.</summary>
    public static async Task<PullRuleBook> ReadAsync(DbSession session) => new(await PullRuleStore.ListAsync(session), new BoardTree(await BoardStore.ListAsync(session)));
}
