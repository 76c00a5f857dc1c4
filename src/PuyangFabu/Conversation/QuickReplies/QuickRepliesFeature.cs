namespace PuyangFabu.Conversation.QuickReplies;

/// <summary>Registers the answers that operators have ready.</summary>
public static class QuickRepliesFeature
{
    public static IServiceCollection AddQuickReplies(this IServiceCollection services)
    {
        services.AddSingleton<QuickReplyStore>();
        services.AddSingleton<QuickReplyText>();
        services.AddSingleton<QuickReplyEditing>();
        return services;
    }
}
