using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Talks;

/// <summary>Registers who answers a follower, the product or people.</summary>
public static class TalksFeature
{
    public static IServiceCollection AddTalks(this IServiceCollection services, TalkOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<DutyHours>();
        services.AddSingleton<DutySpellStore>();
        services.AddExpiringRows<DutySpellStore>();
        services.AddDueWork<OnDuty>();
        services.AddSingleton<DutyEditing>();
        services.AddSingleton<TalkSilence>();
        services.AddSingleton<TalkStore>();
        services.AddPersonalData<TalkStore>();
        services.AddExpiringRows<TalkStore>();
        services.AddSingleton<TalkDesk>();
        services.AddSingleton<TalkMoves>();
        services.AddNoticedWork<TalkBook>(ChangeNotice.Talks);
        services.AddBound<TalkBook>("talks", TalkBook.MostKnown, static book => book.Count);
        services.AddDueWork<TalkLapse>();
        return services;
    }
}
