using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Conversation.Cases.Hotline;
using PuyangFabu.Conversation.Cases.Informants;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Conversation.Cases.Units;
using PuyangFabu.Conversation.Cases.Wiping;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Registers what citizens ask for and complain of, from its receipt to its answer.</summary>
public static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services, CaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<CaseStore>();
        services.AddPersonalData<CaseStore>();
        services.AddExpiringRows<CaseStore>();
        services.AddSealedRows<CaseStore>();
        services.AddSingleton<CaseGuessStore>();
        services.AddExpiringRows<CaseGuessStore>();
        services.AddSingleton<CaseLinkStore>();
        services.AddPersonalData<CaseLinkStore>();
        services.AddExpiringRows<CaseLinkStore>();
        services.AddSingleton<CasePictureStore>();
        services.AddPersonalData<CasePictureStore>();
        services.AddSingleton<CasePictureDesk>();
        services.AddDueWork<CasePictureWork>();
        services.AddSingleton<CaseForm>();
        services.AddSingleton<CaseDraftStore>();
        services.AddPersonalData<CaseDraftStore>();
        services.AddExpiringRows<CaseDraftStore>();
        services.AddSealedRows<CaseDraftStore>();
        services.AddSingleton<CaseTellerBook>();
        services.AddSingleton<CaseChat>();
        services.AddSingleton<CaseTalk>();
        services.AddNoticedWork<CaseTellerBook>(ChangeNotice.CaseTellers);
        services.AddBound<CaseTellerBook>("cases.tellers", CaseTellerBook.MostKnown, static book => book.Count);
        services.AddDueWork<CaseHandIn>();
        services.AddSingleton<CaseDeskStore>();
        services.AddSingleton<CaseDeskEditing>();
        services.AddSingleton<IDirectoryUse, CaseDirectoryUse>();
        services.AddSingleton<ReportReaders>();
        services.AddSingleton<CaseClock>();
        services.AddSingleton<CaseRights>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseReceiving>();
        services.AddSingleton<HotlineImport>();
        services.AddSingleton<CaseHandling>();
        services.AddSingleton<CaseApproval>();
        services.AddSingleton<NoticeConsentStore>();
        services.AddPersonalData<NoticeConsentStore>();
        services.AddSingleton<CaseNotices>();
        services.AddSingleton<NoticeEventHandler>();
        services.AddSingleton<CaseDelivering>();
        services.AddSingleton<CaseProofs>();
        services.AddSingleton<CaseAnnouncing>();
        services.AddSingleton<CaseUrgency>();
        services.AddDueWork<CaseReceiptWork>();
        services.AddSingleton<CaseLookup>();
        services.AddSingleton<CaseRating>();
        services.AddSingleton<CasePublishing>();
        services.AddSingleton<CaseWiping>();
        services.AddSingleton<CaseReading>();
        services.AddSingleton<CaseFields>();
        services.AddSingleton<CaseFigures>();
        services.AddSingleton<CaseBulletin>();
        services.AddDueWork<CaseSweep>();
        return services;
    }
}
