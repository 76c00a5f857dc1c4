using PuyangFabu.WeChat.Api.Media;
using PuyangFabu.WeChat.Api.Transport;
using Senparc.CO2NET.Utilities.HttpUtility.HttpPost;

namespace PuyangFabu.Senparc.Calls;

/// <summary>A file in the one form in which Senparc takes it without a disk: its name and its bytes as Base64 in a text.</summary>
internal static class FormFile
{
    public static string Of(MediaFile file)
    {
        using var bytes = new MemoryStream(file.Content.ToArray());
        return new FormFileData(MultipartFile.PlainName(file.FileName), bytes).GetFileValue();
    }
}
