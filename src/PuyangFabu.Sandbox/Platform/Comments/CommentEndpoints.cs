using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Mass;

namespace PuyangFabu.Sandbox.Platform.Comments;

/// <summary>Comments (留言) under what was sent or published, found by <c>msg_data_id</c> and the article's number from 0.</summary>
internal sealed class CommentEndpoints(PlatformLedger ledger)
{
    private const int MostListed = 49, LongestReply = 600;

    private const int NoArticle = 88001, AlreadyReplied = 88005, BadReply = 88007, NoComment = 88008, NoReply = 88009, BadCount = 88010;

    public void Map(CallRoutes routes)
    {
        Post("open", (call, article) => Switch(call, article, open: true));
        Post("close", (call, article) => Switch(call, article, open: false));
        Post("list", List);
        Post("markelect", (call, article) => Change(call, article, static comment => comment with { IsElected = true }));
        Post("unmarkelect", (call, article) => Change(call, article, static comment => comment with { IsElected = false }));
        Post("delete", (call, article) => Change(call, article, static _ => null));
        Post("reply/add", Reply);
        Post("reply/delete", TakeReplyBack);

        void Post(string name, Func<PlatformCall, (long, int), PlatformAnswer> effect) => routes.Post(
            $"cgi-bin/comment/{name}",
            call => Article(call.Account, call.Json) is { } article ? effect(call, article) : PlatformAnswer.Refuse(NoArticle),
            Capability.Verified);
    }

    /// <summary>A reader writes; somebody at the sandbox's desk does it for him.</summary>
    /// <returns>Null when there is no such article or its comments are closed.</returns>
    public Comment? Write(PlatformAccount account, long msgDataId, int index, string openId, string content, DateTimeOffset now) =>
        Articles(account, msgDataId).ElementAtOrDefault(index) is { } article && (account.Comments.Switched((msgDataId, index)) ?? article.OpenComment)
            ? account.Comments.Add((msgDataId, index), openId, content, now)
            : null;

    private (long, int)? Article(PlatformAccount account, JsonElement json) =>
        json.Whole("msg_data_id") is { } id && (json.Whole("index") ?? 0) is >= 0 and var index && index < Articles(account, id).Count ? (id, (int)index) : null;

    private IReadOnlyList<PlatformArticle> Articles(PlatformAccount account, long msgDataId) =>
        ledger.Jobs(account.Slug).FirstOrDefault(job => job.MsgDataId == msgDataId)?.Articles
        ?? account.Publications.Public.FirstOrDefault(one => one.MsgDataId == msgDataId)?.Articles
        ?? [];

    private static PlatformAnswer Switch(PlatformCall call, (long, int) article, bool open)
    {
        call.Account.Comments.Switch(article, open);
        return PlatformAnswer.Done();
    }

    private static PlatformAnswer List(PlatformCall call, (long, int) article)
    {
        if (call.Json.Whole("begin") is not ({ } begin and >= 0) || call.Json.Whole("count") is not ({ } count and >= 1 and <= MostListed))
        {
            return PlatformAnswer.Refuse(BadCount);
        }

        // 0 all, 1 those that are not elected, 2 those that are.
        var type = call.Json.Whole("type") ?? 0;
        var all = call.Account.Comments.Of(article).Where(comment => type == 0 || comment.IsElected == (type == 2)).Reverse().ToList();
        return PlatformAnswer.Of(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["total"] = all.Count,
            ["comment"] = new JsonArray([.. all.Skip((int)Math.Min(begin, int.MaxValue)).Take((int)count).Select(Describe)]),
        });
    }

    private static JsonNode Describe(Comment comment)
    {
        var json = new JsonObject
        {
            ["user_comment_id"] = comment.Id,
            ["openid"] = comment.OpenId,
            ["create_time"] = comment.WrittenAt.ToUnixTimeSeconds(),
            ["content"] = comment.Content,
            ["comment_type"] = comment.IsElected ? 1 : 0,
        };
        if (comment.Reply is { } reply)
        {
            json["reply"] = new JsonObject { ["content"] = reply, ["create_time"] = comment.RepliedAt.ToUnixTimeSeconds() };
        }

        return json;
    }

    private static PlatformAnswer Reply(PlatformCall call, (long, int) article)
    {
        var text = call.Json.Text("content") ?? "";
        return text.Length is 0 or > LongestReply ? PlatformAnswer.Refuse(BadReply)
            : Asked(call, article) is { Reply: not null } ? PlatformAnswer.Refuse(AlreadyReplied)
            : Change(call, article, comment => comment with { Reply = text, RepliedAt = call.Now });
    }

    private static PlatformAnswer TakeReplyBack(PlatformCall call, (long, int) article) => Asked(call, article) is { Reply: null }
        ? PlatformAnswer.Refuse(NoReply)
        : Change(call, article, static comment => comment with { Reply = null });

    private static PlatformAnswer Change(PlatformCall call, (long, int) article, Func<Comment, Comment?> change) =>
        call.Account.Comments.Change(article, call.Json.Whole("user_comment_id") ?? -1, change) ? PlatformAnswer.Done() : PlatformAnswer.Refuse(NoComment);

    private static Comment? Asked(PlatformCall call, (long, int) article) =>
        call.Account.Comments.Of(article).FirstOrDefault(comment => comment.Id == call.Json.Whole("user_comment_id"));
}
