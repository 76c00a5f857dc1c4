using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Uploads;

/// <summary>Registers the uploads.</summary>
public static class UploadsFeature
{
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options, string dataDirectory)
    {
        services.AddSingleton(options);
        services.AddSingleton(new UploadFiles(Path.Combine(dataDirectory, "uploads")));
        services.AddSingleton<UploadStore>();
        services.AddSingleton<PictureConversion>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<AttachmentDesk>();
        return services;
    }
}
