using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Registers the reply rules, the answers to followers and the list of unanswered words.</summary>
public static class RepliesFeature
{
    public static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.AddSingleton<ReplyRuleStore>();
        services.AddSingleton<UnansweredWordsStore>();
        services.AddPersonalData<UnansweredWordsStore>();
        services.AddExpiringRows<UnansweredWordsStore>();
        services.AddSingleton<SearchSessionStore>();
        services.AddPersonalData<SearchSessionStore>();
        services.AddExpiringRows<SearchSessionStore>();
        services.AddSingleton<StandardRepliesStore>();
        services.AddSingleton<StandardTextBook>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<StandardTextBook>());
        services.AddSingleton<StandardTextFilling>();
        services.AddSingleton<StandardTextRules>();
        services.AddSingleton<StandardRepliesDesk>();
        services.AddSingleton<StandardRepliesEditing>();
        services.AddSingleton<StandardRepliesApproval>();
        services.AddSingleton<StandardRepliesReading>();
        services.AddSingleton<StandardRepliesApprovers>();
        services.AddSingleton<StandardReplies>();
        services.AddSingleton<PeopleReplies>();
        services.AddSingleton<CaseOffer>();
        services.AddSingleton<FollowerPace>();
        services.AddBound<FollowerPace>("followers.pace", FollowerPace.MostRemembered, static pace => pace.Remembered);
        services.AddSingleton<BoardReplies>();
        services.AddSingleton<RuleReplies>();
        services.AddSingleton<SearchReplies>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<BoardReplies>());
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<RuleReplies>());
        services.AddSingleton<KeptFindings>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<KeptFindings>());
        services.AddSingleton<ReplyRuleReferences>();
        services.AddSingleton<ReplyRuleEditing>();
        services.AddSingleton<RulePictureDesk>();
        services.AddSingleton<ReplyRuleDesk>();
        services.AddSingleton<ReplyTrial>();
        services.AddSingleton<UnansweredDesk>();
        services.AddSingleton<IBoardUse>(static provider => provider.GetRequiredService<ReplyRuleReferences>());
        services.AddSingleton<TextHandler>();
        services.AddSingleton<MenuClickHandler>();
        services.AddSingleton<ArrivalHandler>();
        services.AddSingleton<FollowHandler>();
        return services;
    }
}
