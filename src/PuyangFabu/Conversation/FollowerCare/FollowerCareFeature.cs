using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Conversation.FollowerCare.Syncing;
using PuyangFabu.Conversation.FollowerCare.Tagging;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.FollowerCare;

/// <summary>Registers what operators do with followers, and what takes away those who left.</summary>
public static class FollowerCareFeature
{
    public static IServiceCollection AddFollowerCare(this IServiceCollection services, FollowersOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<FollowerLookup>();
        services.AddSingleton<FollowerCareDesk>();
        services.AddSingleton<FollowerSyncStore>();
        services.AddPersonalData<FollowerSyncStore>();
        services.AddDueWork<FollowerSync>();
        services.AddSingleton<FollowerSyncDesk>();
        services.AddSingleton<RemarkCalls>();
        services.AddSingleton<IOutsideCallFollowUp>(static provider => provider.GetRequiredService<RemarkCalls>());
        services.AddSingleton<TagCalls>();
        services.AddSingleton<IOutsideCallFollowUp>(static provider => provider.GetRequiredService<TagCalls>());
        services.AddSingleton<TagMemberCalls>();
        services.AddSingleton<IOutsideCallFollowUp>(static provider => provider.GetRequiredService<TagMemberCalls>());
        services.AddSingleton<TagDesk>();
        services.AddSingleton<TagMembers>();
        services.AddSingleton<FollowerMessageStore>();
        services.AddPersonalData<FollowerMessageStore>();
        services.AddExpiringRows<FollowerMessageStore>();
        services.AddSingleton<MessageContent>();
        services.AddSingleton<ConversationDesk>();
        services.AddSingleton<ConversationList>();
        services.AddSingleton<NewMessages>();
        services.AddSingleton<InboxTalks>();
        services.AddSingleton<MediaReading>();
        services.AddDueWork<LostMessages>();
        services.AddSingleton<LateMessages>();
        services.AddBound<LateMessages>("followers.left", LateMessages.MostRemembered, static late => late.Count);
        services.AddSingleton<Strangers>();
        services.AddDueWork<FollowerWipe>();
        return services;
    }
}
