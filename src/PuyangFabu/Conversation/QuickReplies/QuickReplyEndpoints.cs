using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>The operators' calls for the answers that they have ready.</summary>
public static class QuickReplyEndpoints
{
    public static void MapQuickReplyApi(this IEndpointRouteBuilder api)
    {
        var replies = api.MapGroup("/quick-replies").WithTags("快捷回复");
        replies.MapGet("", static (QuickReplyEditing editing, CancellationToken cancellation) => editing.ListAsync(cancellation))
            .Requires(Permission.ReadFollowers).WithName("quickReply.list").WithSummary("收件箱里备用的回复；{单位} 在用的时候换成单位名称");
        replies.MapPost("", static (QuickReplyEditing editing, Actor actor, QuickReplyInput input, CancellationToken cancellation) => editing.CreateAsync(actor, input, cancellation))
            .Creates<QuickReply>(static reply => string.Create(CultureInfo.InvariantCulture, $"/api/quick-replies/{reply.Id}"))
            .Requires(Permission.ReplyToFollowers).WithName("quickReply.create").WithSummary("新建一条快捷回复");
        replies.MapPut("/{id:long}", static (QuickReplyEditing editing, Actor actor, long id, QuickReplyInput input, CancellationToken cancellation) => editing.UpdateAsync(actor, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("quickReply.update").WithSummary("修改一条快捷回复");
        replies.MapDelete("/{id:long}", static (QuickReplyEditing editing, Actor actor, long id, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, id, revision, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("quickReply.delete").WithSummary("删除一条快捷回复");
    }
}
