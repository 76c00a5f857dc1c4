using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Messages;

/// <summary>Reads <c>SendPicsInfo</c>, which the three picture buttons share.</summary>
internal static class SentPictures
{
    public static IReadOnlyList<string> ReadMd5Sums(XmlNodeView root)
    {
        var sums = new List<string>();
        foreach (var item in root.Child("SendPicsInfo"u8).Child("PicList"u8).Children("item"u8))
        {
            sums.Add(item.Text("PicMd5Sum"u8));
        }

        return sums;
    }
}
