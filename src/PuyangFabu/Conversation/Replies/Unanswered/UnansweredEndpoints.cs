using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Replies.Unanswered;

/// <summary>The operators' calls for words that found nothing.</summary>
public static class UnansweredEndpoints
{
    public static void MapUnansweredApi(this IEndpointRouteBuilder api)
    {
        var words = api.MapGroup("/unanswered-words").WithTags("未答词语");
        words.MapGet("", static (UnansweredDesk desk, string? account, string? cursor, int? limit, CancellationToken cancellation) => desk.ListAsync(account, cursor, limit, cancellation))
            .Requires(Permission.ReadContent).WithName("unansweredWords.list").WithSummary("市民发来而没有答上的词语，次数多的在前");
        words.MapPost("/rule", static async (UnansweredDesk desk, ReplyRuleDesk rules, Actor actor, WordsRuleInput input, CancellationToken cancellation) => await rules.ShowAsync(await desk.MakeRuleAsync(actor, input, cancellation), cancellation))
            .Creates<ReplyRuleView>(ReplyRuleEndpoints.PathOf).Requires(Permission.ManageContent).WithName("unansweredWords.makeRule").WithSummary("用这些词语新建一条回复规则，并把它们移出列表");
        words.MapDelete("", static (UnansweredDesk desk, Actor actor, string? account, string? words, CancellationToken cancellation) => desk.DismissAsync(actor, account, words, cancellation))
            .Requires(Permission.ManageContent).WithName("unansweredWords.dismiss").WithSummary("把词语移出列表，再有人发来会重新出现");
    }
}
