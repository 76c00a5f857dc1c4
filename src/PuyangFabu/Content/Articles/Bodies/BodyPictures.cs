using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Gives every picture of a body the one address that readers get, and says which pictures have none.</summary>
internal sealed class BodyPictures
{
    private readonly BodyAddresses addresses;
    private readonly Dictionary<IElement, string?> chosen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    private BodyPictures(BodyAddresses addresses) => this.addresses = addresses;

    public static void Apply(IElement body, BodyAddresses addresses, BodyLosses losses)
    {
        var pictures = new BodyPictures(addresses);
        foreach (var element in body.QuerySelectorAll("picture").Where(static element => element.QuerySelector("img") is null).ToList())
        {
            element.AppendChild(element.Owner!.CreateElement("img"));
        }

        var images = body.QuerySelectorAll("img").Where(static image => !DroppedElements.Hold(image)).ToList();
        images.ForEach(pictures.Choose);
        foreach (var fallback in body.QuerySelectorAll("noscript").Where(static element => !DroppedElements.Hold(element)).ToList())
        {
            images.AddRange(pictures.TakeOut(fallback));
        }

        foreach (var image in images)
        {
            pictures.Settle(image, losses);
        }
    }

    private void Choose(IElement image)
    {
        var address = Found(image).Address;
        chosen[image] = address;
        if (address is not null && !PictureCandidates.IsPlaceholder(address))
        {
            shown.Add(address);
        }
    }

    /// <summary>What pages without script show in place of a picture that is loaded late: it fills the gap before it, or stands for itself.</summary>
    private List<IElement> TakeOut(IElement fallback)
    {
        var added = new List<IElement>();
        foreach (var image in fallback.QuerySelectorAll("img").ToList())
        {
            if (Found(image).Address is not { } address || !shown.Add(address))
            {
                continue;
            }

            if (fallback.PreviousElementSibling is { LocalName: "img" } before && chosen.TryGetValue(before, out var waiting)
                && (waiting is null || PictureCandidates.IsPlaceholder(waiting)))
            {
                chosen[before] = address;
                continue;
            }

            var copy = fallback.Owner!.CreateElement("img");
            copy.SetAttribute("alt", image.GetAttribute("alt") ?? "");
            fallback.Before(copy);
            chosen[copy] = address;
            added.Add(copy);
        }

        return added;
    }

    private void Settle(IElement image, BodyLosses losses)
    {
        if (chosen[image] is { } address)
        {
            image.SetAttribute("src", address);
            return;
        }

        var (written, problem) = FirstProblem(image);
        losses.Add($"图片没有保留：{problem}", written);
        image.Remove();
    }

    private ResolvedAddress Found(IElement image) =>
        PictureCandidates.Of(image).Select(addresses.Picture).FirstOrDefault(static resolved => resolved.Address is not null);

    private (string Written, string Problem) FirstProblem(IElement image) => PictureCandidates.Of(image)
        .Select(written => (Written: written, addresses.Picture(written).Problem))
        .Where(static candidate => candidate.Problem is not null)
        .Select(static candidate => (candidate.Written, candidate.Problem!))
        .FirstOrDefault(("", "没有写地址"));
}
