namespace PuyangFabu.Replies;

/// <summary>Registers the reply rules and the list of unanswered words.</summary>
public static class RepliesFeature
{
    public static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.AddSingleton<ReplyRuleStore>();
        services.AddSingleton<UnansweredWordsStore>();
        return services;
    }
}
