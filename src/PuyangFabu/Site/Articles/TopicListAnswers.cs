using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Site.Articles;

/// <summary>What the list of topics answers.</summary>
public sealed class TopicListAnswers(TopicStore topics, ArticleStore articles, TimeProvider clock)
{
    /// <summary>Older ones are found by the search.</summary>
    private const int Most = 200;

    public async Task<PageAnswer> ListAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(UnixMilliseconds.ToChinaTime(clock.NowMs()).DateTime);
        var faces = await articles.TopicFacesAsync(await topics.ShownAsync(Most, cancellation), cancellation);
        var archived = faces.ToDictionary(static face => face.Id, face => TopicOutline.Read(face.Topic)?.StateOn(today) == TopicState.Archived);
        var shown = (await articles.HeadlinesAsync([.. archived.Keys], cancellation))
            .OrderByDescending(static headline => headline.PublishedMs).ThenByDescending(static headline => headline.Id).ToLookup(headline => archived[headline.Id]);
        return PageAnswer.Of<Pages.TopicListPage>(new TopicListModel([.. shown[false]], [.. shown[true]]));
    }
}
