using PuyangFabu.Content.Uploads.Attachments;
using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Uploads;

/// <summary>Registers the uploads.</summary>
public static class UploadsFeature
{
    public static IServiceCollection AddUploads(this IServiceCollection services, UploadOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<UploadFiles>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<PictureConversion>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<AttachmentDesk>();
        return services;
    }
}
