using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>The operators' calls for conversations with followers: who waits, who answers.</summary>
public static class InboxEndpoints
{
    public static void MapInboxApi(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("收件箱");
        inbox.MapGet("", static (ConversationList list, Actor actor, string? account, string? state, bool? mine, bool? unread, string? q, string? cursor, CancellationToken cancellation) =>
            list.ListAsync(actor, account, new ConversationFilter { State = string.IsNullOrEmpty(state) ? null : state, Mine = mine == true, Unread = unread == true, Words = q, Cursor = cursor }, cancellation))
            .Requires(Permission.ReadFollowers).WithName("talk.list").WithSummary("对话，等人接手的在前，各以最后来信的在前；state 为 waiting、taken、closed、automatic，mine 只看自己接手的，unread 只看有未读的，q 查来信的文字、备注名和代号");
        inbox.MapGet("/colleagues", static (InboxTalks talks, Actor actor, CancellationToken cancellation) => talks.ColleaguesAsync(actor, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.colleagues").WithSummary("可以交给哪些同事");
        inbox.MapGet("/duty", static (DutyEditing duty, CancellationToken cancellation) => duty.ShowAsync(cancellation))
            .Requires(Permission.ReadFollowers).WithName("duty.read").WithSummary("现在是不是有人值班，临时值班到几时");
        inbox.MapPost("/duty/begin", static (DutyEditing duty, Actor actor, DutyInput input, CancellationToken cancellation) => duty.BeginAsync(actor, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("duty.begin").WithSummary("值班时间以外有人值班，到 until（如 22:30）为止，到时自己结束");
        inbox.MapPost("/duty/end", static (DutyEditing duty, Actor actor, CancellationToken cancellation) => duty.EndAsync(actor, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("duty.end").WithSummary("结束临时值班");
        inbox.MapGet("/{id}", static (ConversationDesk desk, Actor actor, string id, string? account, CancellationToken cancellation) => desk.ShowAsync(actor, account, id, cancellation))
            .Requires(Permission.ReadFollowers).WithName("talk.read").WithSummary("一个对话：往来的消息、还可以发几条、谁在办、便签");
        inbox.MapPost("/{id}/take", static (InboxTalks talks, Actor actor, string id, string? account, TalkInput? input, CancellationToken cancellation) => talks.TakeAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.take").WithSummary("接手：自动回复对这位粉丝暂停；已由别人接手时 409 说明是谁");
        inbox.MapPost("/{id}/release", static (InboxTalks talks, Actor actor, string id, string? account, TalkInput? input, CancellationToken cancellation) => talks.ReleaseAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.release").WithSummary("放回，等别人接手");
        inbox.MapPost("/{id}/close", static (InboxTalks talks, Actor actor, string id, string? account, TalkInput? input, CancellationToken cancellation) => talks.CloseAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.close").WithSummary("结束：自动回复恢复");
        inbox.MapPost("/{id}/hand-over", static (InboxTalks talks, Actor actor, string id, string? account, HandOverInput input, CancellationToken cancellation) => talks.HandOverAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.handOver").WithSummary("交给同事（to 为其编号），要写缘由");
        inbox.MapPost("/{id}/notes", static (InboxTalks talks, Actor actor, string id, string? account, TalkInput? input, CancellationToken cancellation) => talks.NoteAsync(actor, account, id, input, cancellation))
            .Requires(Permission.ReplyToFollowers).WithName("talk.note").WithSummary("写一张便签给同事看，粉丝看不到");
    }
}
