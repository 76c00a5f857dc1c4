using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Steps;
using PuyangFabu.Publishing.Pulling.Taking;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>Registers what fetches from WeChat what an account published there before.</summary>
public static class PullingFeature
{
    public static IServiceCollection AddPulling(this IServiceCollection services, PullOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ArticlePullStore>();
        services.AddSingleton<PulledArticleStore>();
        services.AddSingleton<PullRuleStore>();
        services.AddSingleton<PullRuleEditing>();
        services.AddSingleton<IBoardUse, PullRuleBoardUse>();
        services.AddSingleton<PullBoards>();
        services.AddSingleton<InboxSorting>();
        services.AddSingleton<PictureCopying>();
        services.AddSingleton<PulledCovers>();
        services.AddSingleton<PulledPictureStore>();
        services.AddSingleton<BodyCopies>();
        services.AddSingleton<CopiedBodies>();
        services.AddDueWork<BodyPictureWork>();
        services.AddSingleton<PulledIntake>();
        services.AddSingleton<WeChatPosts>();
        services.AddSingleton<OwnArticles>();
        services.AddSingleton<PagePlan>();
        services.AddSingleton<PlayedPlatform>();
        services.AddSingleton<PulledPage>();
        services.AddSingleton<ArticlePullDesk>();
        services.AddSingleton<PullNoticeReading>();
        services.AddSingleton<PastedPageStore>();
        services.AddExpiringRows<PastedPageStore>();
        services.AddSingleton<WeChatPageReading>();
        services.AddSingleton<PastedPageDesk>();
        services.AddSingleton<ChangeTaking>();
        services.AddDueWork<PageVisits>();
        services.AddSingleton<WeChatAddressBook>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<WeChatAddressBook>());
        services.AddSingleton<AnswerLinks>();
        services.AddDueWork<ArticlePull>();
        return services;
    }
}
