//! Where models run: the processor, or what ONNX Runtime calls an execution provider.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use ort::ep::ExecutionProviderDispatch;

use crate::tool::ToolError;

/// A device that models can run on. All but the processor need a cargo feature of the same name and an ONNX Runtime
/// library that offers it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Device {
    /// The processor.
    #[default]
    Cpu,
    /// NVIDIA cards, by CUDA.
    Cuda,
    /// NVIDIA cards, by TensorRT.
    TensorRt,
    /// Apple's chips, by Core ML.
    CoreMl,
    /// Cards under Windows, by DirectML.
    DirectMl,
}

impl Device {
    /// Every device, in the order in which they are documented.
    pub const ALL: [Self; 5] = [Self::Cpu, Self::Cuda, Self::TensorRt, Self::CoreMl, Self::DirectMl];

    /// The name that people write, which is also that of the cargo feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Cuda => "cuda",
            Self::TensorRt => "tensorrt",
            Self::CoreMl => "coreml",
            Self::DirectMl => "directml",
        }
    }

    /// Whether this program was built for it.
    pub fn is_built(self) -> bool {
        match self {
            Self::Cpu => true,
            Self::Cuda => cfg!(feature = "cuda"),
            Self::TensorRt => cfg!(feature = "tensorrt"),
            Self::CoreMl => cfg!(feature = "coreml"),
            Self::DirectMl => cfg!(feature = "directml"),
        }
    }

    /// Refuses a device that this program was not built for.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] that names the feature.
    pub fn ensure_built(self) -> Result<(), ToolError> {
        if self.is_built() {
            return Ok(());
        }
        Err(ToolError::Unavailable {
            message: format!(
                "this program was not built for the device `{self}`: build it with `cargo build --release --features \
                 {self}`, or use `--device cpu`"
            ),
        })
    }

    /// What is registered with each session: nothing for the processor. Asks the library, which has to be loaded.
    ///
    /// # Errors
    ///
    /// [`ToolError::Unavailable`] when this program was not built for the device or the library does not offer it.
    pub(super) fn provider(self, library: &Path) -> Result<Option<ExecutionProviderDispatch>, ToolError> {
        if self == Self::Cpu {
            return Ok(None);
        }
        self.ensure_built()?;
        self.offered().map(Some).ok_or_else(|| self.not_offered(library))
    }

    /// The provider, where this program was built for it and the library that is loaded has it.
    fn offered(self) -> Option<ExecutionProviderDispatch> {
        match self {
            #[cfg(feature = "cuda")]
            Self::Cuda => offer(ort::ep::CUDA::default()),
            #[cfg(feature = "tensorrt")]
            Self::TensorRt => offer(ort::ep::TensorRT::default()),
            #[cfg(feature = "coreml")]
            Self::CoreMl => offer(ort::ep::CoreML::default()),
            #[cfg(feature = "directml")]
            Self::DirectMl => offer(ort::ep::DirectML::default()),
            _ => None,
        }
    }

    fn not_offered(self, library: &Path) -> ToolError {
        ToolError::Unavailable {
            message: format!(
                "the ONNX Runtime library `{}` does not offer the device `{self}`: name one that does in \
                 `SIGHTLINE_ONNXRUNTIME`, or use `--device cpu`",
                library.display()
            ),
        }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Device {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|device| device.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(|device| format!("`{device}`")).join(", ");
            format!("device `{name}`: expected one of {names}")
        })
    }
}

#[cfg(any(feature = "cuda", feature = "tensorrt", feature = "coreml", feature = "directml"))]
fn offer<P>(provider: P) -> Option<ExecutionProviderDispatch>
where
    P: ort::ep::ExecutionProvider + Into<ExecutionProviderDispatch>,
{
    // Falling back to the processor in silence would hide that the device does not work.
    P::is_available().unwrap_or(false).then(|| provider.into().error_on_failure())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn devices_are_known_by_their_names() {
        for device in Device::ALL {
            assert_eq!(device.name().parse::<Device>().unwrap(), device);
        }
        let error = "gpu".parse::<Device>().unwrap_err();
        assert_eq!(error, "device `gpu`: expected one of `cpu`, `cuda`, `tensorrt`, `coreml`, `directml`");
    }

    #[test]
    fn a_device_that_is_not_built_names_the_way_out() {
        assert!(Device::Cpu.ensure_built().is_ok());
        for device in Device::ALL.into_iter().filter(|device| !device.is_built()) {
            let message = device.ensure_built().unwrap_err().to_string();
            assert!(message.contains(&format!("`{device}`")) && message.contains("--device cpu"), "{message}");
            assert!(message.contains(&format!("--features {device}")), "{message}");
        }
    }
}
