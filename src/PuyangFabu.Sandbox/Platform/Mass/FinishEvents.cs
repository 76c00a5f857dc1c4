using System.Globalization;
using System.Xml.Linq;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Accounts;
using PuyangFabu.Sandbox.Platform.Articles;

namespace PuyangFabu.Sandbox.Platform.Mass;

/// <summary>Writes the events at the end of jobs and delivers them to the account's webhook.</summary>
internal sealed class FinishEvents(PhoneActions actions, BackgroundWork work)
{
    /// <summary>The operator whom the platform names as the sender; nobody's phone.</summary>
    private const string Operator = "oSandboxOperator000000000001";

    public async Task SendAsync(PlatformAccount account, CallbackMessage message)
    {
        var plan = new DeliveryPlan { Mode = account.Settings.CallbackMode };
        await actions.CarryOutAsync(account.Identity, Operator, new FollowerStep(message), plan, work.Stopping);
    }

    public static CallbackMessage Of(MassJob job, FinishPlan plan)
    {
        var sent = job.Status == "send success" ? job.Recipients.Count : 0;
        var items = plan.WithoutUrls || sent == 0
            ? []
            : job.Articles.Select(static (article, i) => new XElement("item", Number("ArticleIdx", i + 1), Cdata("ArticleUrl", article.Url))).ToArray();
        return new CallbackMessage(
            "event",
            "MASSSENDJOBFINISH",
            [
                Cdata("Event", "MASSSENDJOBFINISH"),
                Number("MsgID", job.MsgId),
                Cdata("Status", job.Status),
                Number("TotalCount", job.TotalCount),
                Number("FilterCount", job.Recipients.Count),
                Number("SentCount", sent),
                Number("ErrorCount", job.Recipients.Count - sent),
                new XElement("CopyrightCheckResult", Number("Count", 0), new XElement("ResultList"), Number("CheckState", 0)),
                new XElement("ArticleUrlResult", Number("Count", items.Length), new XElement("ResultList", items)),
            ],
            $"群发结束 {job.Status}");
    }

    public static CallbackMessage Of(PlatformPublication publication, FinishPlan plan)
    {
        var info = new XElement(
            "PublishEventInfo",
            new XElement("publish_id", publication.PublishId),
            Number("publish_status", publication.Status));
        if (publication.IsPublic)
        {
            var details = new XElement("article_detail", Number("count", publication.Articles.Count));
            if (!plan.WithoutUrls)
            {
                details.Add(publication.Articles.Select(static (article, i) =>
                    new XElement("item", Number("idx", i + 1), Cdata("article_url", article.Url))));
            }

            info.Add(Cdata("article_id", publication.ArticleId), details);
        }

        info.Add(publication.Failed.Select(static index => Number("fail_idx", index)));
        return new CallbackMessage(
            "event", "PUBLISHJOBFINISH", [Cdata("Event", "PUBLISHJOBFINISH"), info], $"发布结束 {publication.Status}");
    }

    private static XElement Cdata(string name, string value) => new(name, new XCData(XmlCleaning.Clean(value)));

    private static XElement Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
