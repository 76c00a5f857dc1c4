using System.Globalization;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>The operators' calls for reply rules.</summary>
public static class ReplyRuleEndpoints
{
    public static void MapReplyRuleApi(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/reply-rules").WithTags("回复规则");
        rules.MapGet("", static (ReplyRuleDesk desk, string? q, string? cursor, int? limit) => desk.List(q, cursor, limit))
            .Requires(Permission.ReadContent).WithName("replyRule.list").WithSummary("全部回复规则，新的在前");
        rules.MapGet("/{id:long}", static (ReplyRuleDesk desk, long id, CancellationToken cancellation) => desk.FindAsync(id, cancellation))
            .Requires(Permission.ReadContent).WithName("replyRule.read").WithSummary("一条回复规则，连同与它重叠的规则");
        rules.MapPost("", static async (ReplyRuleEditing editing, ReplyRuleDesk desk, Actor actor, ReplyRuleInput input, CancellationToken cancellation) => await desk.ShowAsync(await editing.CreateAsync(actor, input, cancellation), cancellation))
            .Creates<ReplyRuleView>(PathOf).Requires(Permission.ManageContent).WithName("replyRule.create").WithSummary("新建回复规则");
        rules.MapPut("/{id:long}", static async (ReplyRuleEditing editing, ReplyRuleDesk desk, Actor actor, long id, ReplyRuleInput input, CancellationToken cancellation) => await desk.ShowAsync(await editing.UpdateAsync(actor, id, input, cancellation), cancellation))
            .Requires(Permission.ManageContent).WithName("replyRule.update").WithSummary("修改回复规则");
        rules.MapDelete("/{id:long}", static (ReplyRuleEditing editing, Actor actor, long id, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, id, revision, cancellation))
            .Requires(Permission.ManageContent).WithName("replyRule.delete").WithSummary("删除回复规则（可从版本恢复）");
        rules.MapPost("/try", static (ReplyTrial trial, ReplyTrialInput input, CancellationToken cancellation) => trial.RunAsync(input, cancellation))
            .Requires(Permission.ReadContent).WithName("replyRule.try").WithSummary("试发一句话：得到什么、哪条规则胜出、哪些落选");
        rules.MapGet("/deleted", static (VersionHistory history, CancellationToken cancellation) => history.DeletedAsync(ContentKind.ReplyRule, cancellation))
            .Requires(Permission.ReadContent).WithName("replyRule.deleted").WithSummary("删除了的回复规则");
        rules.MapGet("/{id:long}/versions", static (VersionHistory history, long id, CancellationToken cancellation) => history.OfAsync(ContentKind.ReplyRule, id, cancellation))
            .Requires(Permission.ReadContent).WithName("replyRule.versions").WithSummary("一条回复规则的全部版本");
        rules.MapPost("/{id:long}/versions/{n:long}/restore", static async (ReplyRuleEditing editing, ReplyRuleDesk desk, Actor actor, long id, long n, CancellationToken cancellation) => await desk.ShowAsync(await editing.RestoreAsync(actor, id, n, cancellation), cancellation))
            .Requires(Permission.ManageContent).WithName("replyRule.restore").WithSummary("恢复到某个版本，删除了的也行");
    }

    /// <summary>Where a rule is found.</summary>
    public static string PathOf(ReplyRuleView rule) => string.Create(CultureInfo.InvariantCulture, $"/api/reply-rules/{rule.Id}");
}
